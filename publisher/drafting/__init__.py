"""Help for the drafter: skeletons of new circulars and folders, and what a PDF carries."""
