"""Android's class names, as widgets bear them."""

from __future__ import annotations

from collections.abc import Callable

Tap = Callable[[], None]

LINEAR_LAYOUT = "android.widget.LinearLayout"
RELATIVE_LAYOUT = "android.widget.RelativeLayout"
FRAME_LAYOUT = "android.widget.FrameLayout"
VIEW_GROUP = "android.view.ViewGroup"
TEXT_VIEW = "android.widget.TextView"
IMAGE_VIEW = "android.widget.ImageView"
IMAGE_BUTTON = "android.widget.ImageButton"
BUTTON = "android.widget.Button"
EDIT_TEXT = "android.widget.EditText"
SWITCH = "android.widget.Switch"
CHECK_BOX = "android.widget.CheckBox"
RADIO_BUTTON = "android.widget.RadioButton"
SEEK_BAR = "android.widget.SeekBar"
PROGRESS_BAR = "android.widget.ProgressBar"
RECYCLER_VIEW = "androidx.recyclerview.widget.RecyclerView"
SCROLL_VIEW = "android.widget.ScrollView"
LIST_VIEW = "android.widget.ListView"
CARD_VIEW = "androidx.cardview.widget.CardView"
PLAIN_VIEW = "android.view.View"

RECYCLING = frozenset({RECYCLER_VIEW, LIST_VIEW})
"""Classes whose rows leave the tree once they are scrolled out of sight."""
