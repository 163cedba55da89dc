"""The circular publisher: one Markdown circular becomes the official letter and the policy."""
