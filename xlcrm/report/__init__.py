"""The report for the manager as plain data: what the page shows, worked out from books; pure."""
