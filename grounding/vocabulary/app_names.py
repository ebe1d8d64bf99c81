"""What people call apps, by package: a table, and for the others the package's own last word."""

from __future__ import annotations

from grounding.vocabulary.words import id_words

KNOWN: dict[str, tuple[str, ...]] = {
    # Android's own, and their Google and maker's twins
    "com.android.settings": ("Settings", "system settings", "phone settings"),
    "com.android.contacts": ("Contacts", "people", "address book"),
    "com.google.android.contacts": ("Contacts", "people", "address book"),
    "com.samsung.android.app.contacts": ("Contacts", "people", "address book"),
    "com.android.deskclock": ("Clock", "alarm", "alarm clock", "alarms", "timer", "stopwatch"),
    "com.google.android.deskclock": ("Clock", "alarm", "alarm clock", "alarms", "timer", "stopwatch"),
    "com.sec.android.app.clockpackage": ("Clock", "alarm", "alarm clock", "alarms", "timer", "stopwatch"),
    "com.android.dialer": ("Phone", "dialer", "telephone", "calls"),
    "com.google.android.dialer": ("Phone", "dialer", "telephone", "calls"),
    "com.samsung.android.dialer": ("Phone", "dialer", "telephone", "calls"),
    "com.android.messaging": ("Messaging", "messages", "sms", "text messages"),
    "com.android.mms": ("Messaging", "messages", "sms", "text messages"),
    "com.google.android.apps.messaging": ("Messages", "messaging", "sms", "text messages"),
    "com.samsung.android.messaging": ("Messages", "messaging", "sms", "text messages"),
    "com.android.calendar": ("Calendar", "agenda"),
    "com.google.android.calendar": ("Calendar", "google calendar", "agenda"),
    "org.lineageos.etar": ("Calendar", "agenda"),
    "com.android.calculator2": ("Calculator", "calc"),
    "com.google.android.calculator": ("Calculator", "calc"),
    "com.sec.android.app.popupcalculator": ("Calculator", "calc"),
    "com.android.camera": ("Camera",),
    "com.android.camera2": ("Camera",),
    "com.google.android.GoogleCamera": ("Camera",),
    "com.sec.android.app.camera": ("Camera",),
    "com.android.gallery3d": ("Gallery", "photos", "pictures"),
    "com.sec.android.gallery3d": ("Gallery", "photos", "pictures"),
    "com.google.android.apps.photos": ("Photos", "google photos", "gallery"),
    "com.android.documentsui": ("Files", "file manager", "documents", "downloads"),
    "com.google.android.documentsui": ("Files", "file manager", "documents", "downloads"),
    "com.google.android.apps.nbu.files": ("Files by Google", "files", "file manager"),
    "com.android.music": ("Music",),
    "com.android.email": ("Email", "mail"),
    "com.android.browser": ("Browser", "internet", "web browser"),
    "com.android.chrome": ("Chrome", "google chrome", "browser", "web browser", "internet"),
    "com.android.soundrecorder": ("Sound Recorder", "recorder", "voice recorder"),
    "com.android.vending": ("Play Store", "google play", "google play store", "app store", "play"),
    "com.android.launcher3": ("Home screen", "home", "launcher"),
    "com.google.android.apps.nexuslauncher": ("Home screen", "home", "launcher"),
    "com.sec.android.app.launcher": ("Home screen", "home", "launcher"),
    "com.android.systemui": ("System UI",),
    "com.android.permissioncontroller": ("Permission request",),
    "com.google.android.permissioncontroller": ("Permission request",),
    "com.android.packageinstaller": ("Package installer",),
    "com.google.android.packageinstaller": ("Package installer",),
    "com.android.intentresolver": ("Share sheet", "sharesheet", "intent resolver"),
    "com.android.providers.downloads.ui": ("Downloads",),
    "com.android.providers.media.module": ("Photo picker",),
    "com.google.android.providers.media.module": ("Photo picker",),
    "com.android.settings.intelligence": ("Settings search",),
    "com.google.android.settings.intelligence": ("Settings search",),
    "com.android.printspooler": ("Print",),
    "com.android.credentialmanager": ("Credential manager",),
    "com.android.captiveportallogin": ("Wi-Fi sign-in",),
    "com.android.vpndialogs": ("VPN dialog",),
    "com.android.phone": ("Phone services",),
    "android": ("Android system",),
    # Google
    "com.google.android.gm": ("Gmail", "google mail", "email", "mail"),
    "com.google.android.apps.maps": ("Maps", "google maps", "map"),
    "com.google.android.youtube": ("YouTube", "you tube"),
    "com.google.android.apps.youtube.music": ("YouTube Music", "yt music"),
    "com.google.android.googlequicksearchbox": ("Google", "google search", "google app"),
    "com.google.android.apps.docs": ("Drive", "google drive"),
    "com.google.android.apps.docs.editors.docs": ("Docs", "google docs"),
    "com.google.android.apps.docs.editors.sheets": ("Sheets", "google sheets"),
    "com.google.android.apps.docs.editors.slides": ("Slides", "google slides"),
    "com.google.android.keep": ("Keep Notes", "keep", "google keep", "notes"),
    "com.google.android.apps.tasks": ("Tasks", "google tasks"),
    "com.google.android.apps.translate": ("Translate", "google translate"),
    "com.google.android.apps.walletnfcrel": ("Wallet", "google wallet", "google pay"),
    "com.google.android.apps.meetings": ("Meet", "google meet"),
    "com.google.android.apps.chromecast.app": ("Google Home",),
    "com.google.android.apps.fitness": ("Fit", "google fit"),
    "com.google.android.apps.recorder": ("Recorder", "voice recorder"),
    "com.google.android.apps.weather": ("Weather",),
    # widely used
    "com.whatsapp": ("WhatsApp", "whats app"),
    "com.whatsapp.w4b": ("WhatsApp Business",),
    "org.telegram.messenger": ("Telegram",),
    "org.thoughtcrime.securesms": ("Signal",),
    "com.facebook.katana": ("Facebook", "fb"),
    "com.facebook.orca": ("Messenger", "facebook messenger"),
    "com.instagram.android": ("Instagram", "insta"),
    "com.twitter.android": ("X", "twitter"),
    "com.zhiliaoapp.musically": ("TikTok", "tik tok"),
    "com.ss.android.ugc.trill": ("TikTok", "tik tok"),
    "com.ss.android.ugc.aweme": ("Douyin", "抖音"),
    "com.tencent.mm": ("WeChat", "微信", "weixin"),
    "com.tencent.mobileqq": ("QQ",),
    "com.eg.android.AlipayGphone": ("Alipay", "支付宝"),
    "com.taobao.taobao": ("Taobao", "淘宝"),
    "com.jingdong.app.mall": ("JD", "京东"),
    "com.sankuai.meituan": ("Meituan", "美团"),
    "com.xingin.xhs": ("RedNote", "xiaohongshu", "小红书"),
    "tv.danmaku.bili": ("Bilibili", "哔哩哔哩", "b站"),
    "com.sina.weibo": ("Weibo", "微博"),
    "com.snapchat.android": ("Snapchat",),
    "com.pinterest": ("Pinterest",),
    "com.reddit.frontpage": ("Reddit",),
    "com.linkedin.android": ("LinkedIn", "linked in"),
    "com.discord": ("Discord",),
    "com.Slack": ("Slack",),
    "us.zoom.videomeetings": ("Zoom",),
    "com.microsoft.teams": ("Teams", "microsoft teams"),
    "com.microsoft.office.outlook": ("Outlook", "microsoft outlook"),
    "com.microsoft.office.word": ("Word", "microsoft word"),
    "com.microsoft.office.excel": ("Excel", "microsoft excel"),
    "com.microsoft.todos": ("To Do", "microsoft to do", "todo"),
    "com.skype.raider": ("Skype",),
    "com.spotify.music": ("Spotify",),
    "com.netflix.mediaclient": ("Netflix",),
    "com.amazon.mShop.android.shopping": ("Amazon", "amazon shopping"),
    "com.amazon.kindle": ("Kindle",),
    "com.ubercab": ("Uber",),
    "com.airbnb.android": ("Airbnb",),
    "com.booking": ("Booking.com", "booking"),
    "com.paypal.android.p2pmobile": ("PayPal", "pay pal"),
    "com.duolingo": ("Duolingo",),
    "com.shazam.android": ("Shazam",),
    "com.strava": ("Strava",),
    "com.evernote": ("Evernote",),
    "com.todoist": ("Todoist",),
    "com.dropbox.android": ("Dropbox", "drop box"),
    "com.ebay.mobile": ("eBay",),
    "org.mozilla.firefox": ("Firefox", "browser", "web browser"),
    "com.brave.browser": ("Brave", "browser"),
    "com.opera.browser": ("Opera", "browser"),
    "com.sec.android.app.sbrowser": ("Samsung Internet", "internet", "browser"),
    "org.videolan.vlc": ("VLC",),
    "org.wikipedia": ("Wikipedia",),
    # free apps that benchmarks and testers use
    "net.gsantner.markor": ("Markor",),
    "org.tasks": ("Tasks",),
    "net.osmand": ("OsmAnd", "osm and"),
    "com.simplemobiletools.calendar.pro": ("Simple Calendar Pro", "calendar"),
    "com.simplemobiletools.draw.pro": ("Simple Draw Pro", "draw"),
    "com.simplemobiletools.gallery.pro": ("Simple Gallery Pro", "gallery"),
    "com.simplemobiletools.smsmessenger": ("Simple SMS Messenger", "messages", "sms"),
    "com.dimowner.audiorecorder": ("Audio Recorder", "recorder"),
    "com.arduia.expense": ("Pro Expense", "expense"),
    "com.flauschcode.broccoli": ("Broccoli", "recipes"),
    "code.name.monkey.retromusic": ("Retro Music", "music"),
    "de.dennisguse.opentracks": ("OpenTracks", "open tracks"),
    "net.cozic.joplin": ("Joplin",),
}
"""Packages and what people call them; the first name is the one printed."""

DULL = frozenset(
    ("com", "org", "net", "android", "app", "apps", "google", "mobile", "client", "main", "free", "pro", "lite",
     "debug", "release", "beta", "dev", "prod", "de", "io", "co", "uk", "me", "phone", "tablet", "ui", "activity",
     "launcher")
)  # fmt: skip
"""Parts of a package that name no app."""


def printed_name(package: str) -> str:
    """The name printed for a package that no phone has told a label of; '' for none."""
    if not package:
        return ""
    if package in KNOWN:
        return KNOWN[package][0]
    name = last_word(package)
    return name[:1].upper() + name[1:]


def last_word(package: str) -> str:
    """The words of the last part of a package that names something: ``org.example.trailMix.android`` → trail mix."""
    parts = package.split(".")
    for part in reversed(parts):
        words = [word for word in id_words(part) if word not in DULL]
        if words:
            return " ".join(words)
    return " ".join(id_words(parts[-1])) or "unknown app"
