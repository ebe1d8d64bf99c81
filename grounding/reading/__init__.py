"""A screen into things: who takes touches, what belongs to whom, what each is called. It never sees a phrase."""
