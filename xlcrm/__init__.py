"""Follow-up for people who sell across borders and live in Excel."""

__version__ = "0.1.0"
