"""The commands of `mahalli`, one room each."""

from bot.cli.bench import BENCH
from bot.cli.campaign import CAMPAIGN
from bot.cli.card import CARD
from bot.cli.certificate import CERTIFICATE
from bot.cli.chat import CHAT
from bot.cli.check import CHECK
from bot.cli.command import Command
from bot.cli.data import BACKUP, EXPORT, MIGRATE, RESTORE
from bot.cli.doctor import DOCTOR
from bot.cli.draw import DRAW
from bot.cli.followers import FOLLOWERS
from bot.cli.measures import MEASURES
from bot.cli.photo import PHOTO
from bot.cli.read import READ
from bot.cli.serve import REPLAY, SERVE
from bot.cli.whatsapp import WHATSAPP

COMMANDS: tuple[Command, ...] = (
    SERVE, CHAT, CHECK, MIGRATE, DOCTOR, BACKUP, RESTORE, EXPORT, MEASURES, CERTIFICATE, CAMPAIGN, FOLLOWERS, CARD, READ, PHOTO, DRAW, WHATSAPP, REPLAY, BENCH,
)  # fmt: skip
