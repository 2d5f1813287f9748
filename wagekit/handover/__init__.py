"""What goes from hand to hand with a case: who decided what about its findings, and why."""
