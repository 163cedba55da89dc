"""Help for the drafter: skeletons of new circulars and folders, the manual, what a PDF carries."""
