"""The invented people whose phones the simulator shows. Their names stand in the texts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """`id` is the external id on the channel `web`; `near` is a town, `phone` a number, both made up."""

    id: str
    country: str
    near: tuple[float, float]
    phone: str


WOMEN = (
    Person("um-ali", "JO", (32.6, 35.9), "+962790000001"),
    Person("suad", "JO", (31.7, 35.8), "+962780000002"),
    Person("rania", "JO", (32.1, 36.1), "+962770000003"),
    Person("fatima", "MA", (33.2, -8.5), "+212600000004"),
    Person("halima", "MA", (32.7, -8.4), "+212610000005"),
)
FOLLOWER = Person("follower", "JO", (32.0, 35.9), "+962790000006")
COORDINATOR = Person("coordinator", "JO", (32.0, 35.9), "+962790000007")
CHANNEL = "support-local"
PEOPLE = {person.id: person for person in (*WOMEN, FOLLOWER, COORDINATOR)}
