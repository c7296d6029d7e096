"""Versions of a book: what changed between them, and what an undo takes back. Pure.

cells         changes cell by cell
side_by_side  two or three versions, row by row
undoing       what a refresh wrote goes, what the user typed since stays
"""
