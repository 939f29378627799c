"""The data of figures' files: what shows the picture stays, who made it and where goes."""
