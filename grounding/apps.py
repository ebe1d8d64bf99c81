"""App names: from a name as spoken to a package that is installed, and from a package to a name for people.

Three sources, in order of trust: labels learned on the phone (given in), the table below, and the package's own last
word. A package itself is never spoken: ``org.example.trailmix`` without any label is "Trailmix". A name in letters of
another language that none of them has is looked for by what it means in English: 时钟 is the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from grounding.interface import Miss, Reason
from grounding.vocabulary.tongues import in_english
from grounding.vocabulary.words import closeness, id_words, normal, tokens

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

MOST_NEAREST = 4
MOST_APPS = 24
"""Of no more apps all are told where the one that is asked for is not there."""

CALLED, MEANT, NEAR = 0.6, 0.75, 0.2
"""So well a name must fit, and so well the English of one (短信 is "message", which "Messaging" answers to); what
fits better than the last comes near."""
PLAINLY = 0.85
"""So well it must fit to prove that the app is in front: 联系人 is "contact", which "Contacts" is."""
EVEN = 0.02
"""What is behind the best by no more than this fits equally well."""


@dataclass(frozen=True, slots=True)
class AppNames:
    """App names as known here. ``learned`` are labels seen on phones, by package; they win over the table."""

    learned: dict[str, str] = field(default_factory=dict)

    def learn(self, package: str, label: str) -> None:
        """Remember what an app is called under its icon."""
        if package and label.strip():
            self.learned[package] = label.strip()

    def name_of(self, package: str) -> str:
        """The name printed for a package; '' for none. Never the package itself unless it is a single word."""
        if not package:
            return ""
        if self.learned.get(package, "").strip():
            return self.learned[package].strip()
        if package in KNOWN:
            return KNOWN[package][0]
        name = _last_word(package)
        return name[:1].upper() + name[1:]

    def resolve(self, spoken: str, packages: Iterable[str]) -> str | Miss:
        """The installed package that is meant. ``packages`` are those the launcher can start.

        NOT_FOUND comes with the nearest names, AMBIGUOUS with the names that fit equally well. What a name means in
        English counts only where no app is called so and exactly one is meant.
        """
        said = _spoken(spoken)
        if not said:
            return Miss(Reason.NOT_UNDERSTOOD, spoken, "an app is opened by its name, as under its icon")
        installed = tuple(packages)
        best = self._best(said, installed, CALLED)
        meant = () if best else tuple(p for english in in_english(said) for p in self._best(english, installed, MEANT))
        names = self._told(best or meant)
        if len(names) == 1:
            return (best or meant)[0]
        if best:
            return Miss(Reason.AMBIGUOUS, spoken, "several apps fit", names)
        near = names or self._told(self._best(said, installed, NEAR, within=1.0))
        return Miss(
            Reason.NOT_FOUND, spoken, f"no such app can be started here{self._all(installed)}", near[:MOST_NEAREST]
        )

    def means(self, spoken: str, package: str) -> bool:
        """Whether this app is what the name means in English, as plainly as a check wants it."""
        return any(_fit(english, self._names(package)) >= PLAINLY for english in in_english(_spoken(spoken)))

    def answers(self, spoken: str, package: str) -> bool:
        """Whether this app may be opened by the name, if no other that is installed fits as well: see ``resolve``."""
        said, names = _spoken(spoken), self._names(package)
        meant = any(_fit(english, names) >= MEANT for english in in_english(said))
        return bool(said) and (_fit(said, names) >= CALLED or meant)

    def _best(self, said: str, installed: tuple[str, ...], least: float, within: float = EVEN) -> tuple[str, ...]:
        """The packages that answer to the name, the best first."""
        scored = sorted(((_fit(said, self._names(p)), -n, p) for n, p in enumerate(installed)), reverse=True)
        return tuple(p for fit, _, p in scored if fit >= least and fit >= scored[0][0] - within)

    def _all(self, installed: tuple[str, ...]) -> str:
        """The names of all apps, where they are few enough to be told."""
        names = sorted(self._told(installed), key=str.casefold)
        return f"; there are {', '.join(names)}" if 0 < len(names) <= MOST_APPS else ""

    def _told(self, packages: tuple[str, ...]) -> tuple[str, ...]:
        """Their names, each once."""
        return tuple(dict.fromkeys(self.name_of(p) for p in packages))

    def _names(self, package: str) -> tuple[str, ...]:
        learned = self.learned.get(package)
        return (*((learned,) if learned else ()), *KNOWN.get(package, ()), _last_word(package))


def _last_word(package: str) -> str:
    """The words of the last part of a package that names something: ``org.example.trailMix.android`` → trail mix."""
    parts = package.split(".")
    for part in reversed(parts):
        words = [word for word in id_words(part) if word not in DULL]
        if words:
            return " ".join(words)
    return " ".join(id_words(parts[-1])) or "unknown app"


def _spoken(text: str) -> str:
    form = normal(text).strip(" .\"'")
    form = form.removeprefix("the ")
    for ending in (" app", " application"):
        if form.endswith(ending) and len(form) > len(ending):
            form = form.removesuffix(ending)
    return form


def _fit(said: str, names: tuple[str, ...]) -> float:
    """How well a spoken name answers to an app's names, 0 to 1; the printed name counts most."""
    best = 0.0
    for number, name in enumerate(names):
        form = normal(name)
        trust = 1.0 if number == 0 else 0.9
        if form == said or form.replace(" ", "") == said.replace(" ", ""):
            best = max(best, trust)
            continue
        wanted, own = tokens(said), tokens(name)
        if not wanted or not own or DULL.issuperset(wanted):  # "phone" is not "phone settings"
            continue
        close = [max(closeness(word, other) for other in own) for word in wanted]
        share = sum(close) / len(wanted)
        best = max(best, trust * share * (0.7 + 0.2 * min(1.0, len(wanted) / len(own))))
    return best
