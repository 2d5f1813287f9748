"""From a folder of files to canonical tables: every row loaded, quarantined or counted."""

from wagekit.intake.case_folder import CaseFolder, read_case
from wagekit.intake.errors import UnreadableCase
from wagekit.intake.settings import FileOverride, Settings

__all__ = ["CaseFolder", "FileOverride", "Settings", "UnreadableCase", "read_case"]
