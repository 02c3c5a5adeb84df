"""The one settings file. Every environment variable is read here and nowhere else; README.md lists them."""

import hashlib
import os
import tempfile
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from recruit.environment import env_bool, env_database, env_folder, env_int, env_list, secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("RECRUIT_VAR") or BASE_DIR / "var").resolve()

# ---------------------------------------------------------------- who may come
DEBUG = env_bool("DEBUG", False)
SECRET_KEY = secret_key(VAR_DIR / "secret_key")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS", [])
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = env_int("PORT", 8000)
WEB_WORKERS = env_int("WEB_WORKERS", 2)  # processes of the web server, four threads each
HTTPS = env_bool("HTTPS", False)  # behind a proxy that speaks TLS

SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds without doing anything
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Tabler draws the ticks of its check boxes as data images
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# ---------------------------------------------------------------- what it is made of
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "csp",
    "candidates",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "recruit.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "recruit.idle.IdleSessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
]
ROOT_URLCONF = "recruit.urls"
WSGI_APPLICATION = "recruit.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["candidates.templatetags.icons"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "candidates.views.frame.frame",
            ],
        },
    }
]

AUTHENTICATION_BACKENDS = ["recruit.slowing.SlowedBackend"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# ---------------------------------------------------------------- where things are kept
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": env_database(f"sqlite:///{VAR_DIR / 'recruit.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;",
    }
MEDIA_ROOT = VAR_DIR / "files"
# On the disk of the originals, where a file that has come in is moved and not copied.
INCOMING_DIR = FILE_UPLOAD_TEMP_DIR = env_folder("UPLOAD_TEMP_DIR", VAR_DIR / "incoming")
FILE_UPLOAD_HANDLERS = ["candidates.intake.receiving.ToDisk"]
FILE_UPLOAD_PERMISSIONS = 0o600
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# ---------------------------------------------------------------- taking in
MAX_FILE_BYTES = env_int("MAX_FILE_MB", 20) * 1024 * 1024
MAX_BATCH_FILES = env_int("MAX_BATCH_FILES", 5000)
MAX_BATCH_BYTES = env_int("MAX_BATCH_MB", 4096) * 1024 * 1024  # also the largest archive, and what one may unpack to
MAX_USER_WAITING = env_int("MAX_USER_WAITING", 10_000)  # files of one user that wait to be read
DISK_RESERVE_BYTES = env_int("DISK_RESERVE_MB", 512) * 1024 * 1024  # of the disk, which uploads leave free
WATCH_FOLDER = os.environ.get("WATCH_FOLDER", "")  # whatever comes to lie there is taken in
UNPACK_SECONDS = env_int("UNPACK_SECONDS", 600)  # wall time for one archive
PARSE_SECONDS = env_int("PARSE_SECONDS", 60)  # wall time for one file with a text layer
OCR_SECONDS = env_int("OCR_SECONDS", 300)  # wall time for one scan
PARSE_MEMORY_BYTES = env_int("PARSE_MEMORY_MB", 3072) * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # of the fields; files are streamed to disk

# ---------------------------------------------------------------- queue
REDIS_URL = os.environ.get("REDIS_URL", "")
EMBEDDED_VALKEY_SOCKET = VAR_DIR / "valkey" / "valkey.sock"
if len(str(EMBEDDED_VALKEY_SOCKET)) > 100:  # the kernel takes 107 bytes
    short_name = hashlib.sha256(str(VAR_DIR).encode()).hexdigest()[:12]
    EMBEDDED_VALKEY_SOCKET = Path(tempfile.gettempdir()) / f"recruit-{os.getuid()}-{short_name}" / "valkey.sock"
CELERY_BROKER_URL = REDIS_URL or f"redis+socket://{EMBEDDED_VALKEY_SOCKET}"
PARSE_WORKERS = env_int("PARSE_WORKERS", os.cpu_count() or 1)
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # LOGGING below decides
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_DEFAULT_QUEUE = "parse"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# An upload does not wait for a queue that is down: its file is found later by `requeue_stuck`.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1, "interval_step": 0.1, "interval_max": 0.2}
CELERY_BROKER_CONNECTION_TIMEOUT = 3
CELERY_BEAT_SCHEDULE = {
    "requeue-stuck": {
        "task": "candidates.intake.tasks.requeue_stuck",
        "schedule": 10,
        # a queue of its own, or it would wait behind a thousand résumés
        "options": {"queue": "upkeep", "expires": 9},
    },
    "clear-left-behind": {
        "task": "candidates.intake.tasks.clear_left_behind",
        "schedule": 24 * 60 * 60,
        "options": {"queue": "upkeep"},
    },
    "let-experience-grow": {
        "task": "candidates.intake.tasks.let_experience_grow",
        "schedule": 24 * 60 * 60,
        "options": {"queue": "upkeep"},
    },
}
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # above the hard time limit of the slowest task, or a slow task would run twice
    "visibility_timeout": 2 * max(OCR_SECONDS, UNPACK_SECONDS) + 60,
    "unacked_restore_interval": 1,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 3,
}

# ---------------------------------------------------------------- words
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "candidates" / "locale"]
USE_I18N = True
TIME_ZONE = os.environ.get("TIME_ZONE", "Asia/Shanghai")
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO").upper()},
    "loggers": {
        "pdfminer": {"level": "ERROR"},
        # what became of a file is said by the task itself, in one line
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
        "celery.beat": {"level": "WARNING"},
    },
}
