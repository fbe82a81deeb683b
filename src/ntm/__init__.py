"""Management, monitoring and evaluation of the National Target Programme on New Rural Development of Vietnam."""
