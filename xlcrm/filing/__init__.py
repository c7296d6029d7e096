"""The method's folders (domain.md 9): what they are called, where each customer's belongs, what lies amiss. Pure."""
