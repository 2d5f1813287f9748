"""YJ01 to YJ03: handing over, listing and publishing who was ordered to pay wages and did not."""
