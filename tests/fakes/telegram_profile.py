"""Methods about the bot, its chats and its files."""

import json
import re
from typing import Any

from tests.fakes import telegram_methods as sending
from tests.fakes import telegram_objects as made
from tests.fakes.telegram_methods import Method
from tests.fakes.telegram_objects import Json, bad
from tests.fakes.telegram_world import Call, World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: World, call: Call) -> Json:
    """The bot itself."""
    abilities = "can_join_groups can_read_all_group_messages supports_inline_queries"
    return world.bot | dict.fromkeys(abilities.split(), False)


def get_file(world: World, call: Call) -> Json:
    """Where to download a file of at most 20 MB."""
    file = world.files.get(call.text("file_id"))
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if file.size > 20 << 20:
        raise bad("file is too big")
    return {"file_id": file.id, "file_unique_id": "AQAD" + file.id[-8:], "file_size": file.size,
            "file_path": file.path}  # fmt: skip


def get_chat(world: World, call: Call) -> Json:
    """A ChatFullInfo."""
    chat = world.chat(call.text("chat_id"))
    chat.may_reach()
    return made.full_chat(chat.info)


def get_chat_member(world: World, call: Call) -> Json:
    """How a person, or the bot, stands in a chat."""
    chat = world.chat(call.text("chat_id"))
    chat.may_reach()
    wanted = call.number("user_id")
    if wanted == world.bot["id"]:
        admin = chat.type != "private" and chat.rights
        return made.member(world.bot, "administrator" if admin else "member", chat.rights)
    user = world.users.get(wanted)
    if user is None:
        raise bad("user not found")
    return made.member(user, "member" if wanted in chat.members | {chat.info["id"]} else "left")


def get_chat_member_count(world: World, call: Call) -> int:
    """People in a chat, the bot among them."""
    chat = world.chat(call.text("chat_id"))
    chat.may_reach()
    return 2 if chat.type == "private" else len(chat.members) + 1


def set_my_commands(world: World, call: Call) -> bool:
    """The command menu of one scope and one language."""
    commands = call.parsed("commands") or []
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile["commands", _scope(call), call.text("language_code")] = commands
    return True


def get_my_commands(world: World, call: Call) -> list[Json]:
    """What was set for exactly this scope and language."""
    commands: list[Json] = world.profile.get(("commands", _scope(call), call.text("language_code")), [])
    return commands


def delete_my_commands(world: World, call: Call) -> bool:
    """Forgets the menu of one scope and one language."""
    world.profile.pop(("commands", _scope(call), call.text("language_code")), None)
    return True


def _scope(call: Call) -> str:
    return json.dumps(call.parsed("scope") or {"type": "default"}, sort_keys=True)


def _setter(what: str, most: int) -> Method:
    def set_text(world: World, call: Call) -> bool:
        if len(call.text(what)) > most:
            raise bad(f"{what} is too long")
        world.profile[what, "", call.text("language_code")] = call.text(what)
        return True

    return set_text


def _getter(what: str) -> Method:
    def get_text(world: World, call: Call) -> Json:
        general = world.profile.get((what, "", ""), "")
        return {what: world.profile.get((what, "", call.text("language_code"))) or general}

    return get_text


def _yes(world: World, call: Call) -> Any:
    return True


# Limits of the three texts: constants of python-telegram-bot 22.8.
_METHODS: dict[str, Method] = {
    "getMe": get_me, "getFile": get_file, "getChat": get_chat, "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count, "logOut": _yes, "close": _yes,
    "setMyCommands": set_my_commands, "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name", 64), "getMyName": _getter("name"),
    "setMyDescription": _setter("description", 512), "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description", 120),
    "getMyShortDescription": _getter("short_description"),
    "sendMessage": sending.send_message, "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document, "sendVoice": sending.send_voice,
    "sendMediaGroup": sending.send_media_group, "copyMessage": sending.copy_message,
    "sendChatAction": sending.send_chat_action, "answerCallbackQuery": sending.answer_callback_query,
    "editMessageText": sending.edit_message_text, "editMessageCaption": sending.edit_message_caption,
    "editMessageMedia": sending.edit_message_media,
    "editMessageReplyMarkup": sending.edit_message_reply_markup,
    "deleteMessage": sending.delete_message, "deleteMessages": sending.delete_messages,
}  # fmt: skip
METHODS = {name.lower(): (name, method) for name, method in _METHODS.items()}
