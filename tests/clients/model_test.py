"""The catalogue against AWS's own description of the services: what each action takes and refuses.

Whoever asks here may do nothing. A request is validated before it is authorized, so that one that
is good by the model is denied, and changes nothing.
"""

import re

from aws_model import (
    NEWER_ACTIONS,
    NEWER_PARAMETERS,
    NO_LONGER_REQUIRED,
    SIGNS,
    catalogue,
    good_request,
    operation,
    parameters_of,
    sample_of,
    top_level_names,
)
from server_test import ServerTest, main

COMPLAINT = re.compile(
    r"validation errors? detected: |<Message>The specified value for |must match \["
)


class TheCatalogue(ServerTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nobody = cls.server.a_user("nobody")
        known = catalogue()
        assert len(known) > 100, f"only {len(known)} actions"
        cls.taken = known
        cls.actions = [key for key in known if key[1] not in NEWER_ACTIONS]

    def parameters(self):
        """Every parameter of every action."""
        for service, action in self.actions:
            yield from parameters_of(service, action).values()

    def ask(self, service, action, pairs):
        answer = self.server.query(
            action, list(pairs.items()), service=service, credentials=self.nobody
        )
        self.assertLess(answer.status, 500, f"{action} {pairs} {answer.text}")
        return answer

    def is_refused(self, parameter, text):
        """Whether a request that is good but for this text is found not to be valid."""
        pairs = {**good_request_with(parameter), parameter.name: text}
        return (
            COMPLAINT.search(self.ask(parameter.service, parameter.action, pairs).text) is not None
        )

    def test_takes_exactly_the_parameters_of_the_model(self):
        for service, action in self.actions:
            newer = {name for newer_action, name in NEWER_PARAMETERS if newer_action == action}
            with self.subTest(action=action):
                self.assertLessEqual(newer, self.taken[service, action])
                expected = top_level_names(service, action)
                self.assertEqual(self.taken[service, action] - newer, expected - newer, service)

    def test_asks_for_what_the_model_requires(self):
        for service, action in self.actions:
            shape = operation(service, action).input_shape
            required = shape.required_members if shape else []
            required = [name for name in required if (action, name) not in NO_LONGER_REQUIRED]
            if not required:
                continue
            with self.subTest(action=action):
                answer = self.ask(service, action, {})
                self.assertEqual(answer.status, 400)
                count = f"{len(required)} validation error{'s' if len(required) > 1 else ''}"
                self.assertIn(f"<Message>{count} detected: ", answer.text)
                for name in required:
                    self.assertIn(complaint_about(name) + "not be null", answer.text)

    def test_takes_what_the_model_finds_good(self):
        for service, action in self.actions:
            with self.subTest(action=action):
                answer = self.ask(service, action, good_request(service, action))
                self.assertNotRegex(answer.text, COMPLAINT)

    def test_refuses_what_the_model_finds_too_long_or_too_short(self):
        for parameter in self.parameters():
            if parameter.kind != "string" or parameter.words:
                continue
            for length in lengths_beyond(parameter):
                with self.subTest(parameter=parameter, length=length):
                    self.assertTrue(self.is_refused(parameter, "a" * length))

    def test_takes_what_is_just_as_long_as_the_model_allows(self):
        for parameter in self.parameters():
            for length in {parameter.least, parameter.most} - {None}:
                text = sample_of_length(parameter, length)
                if parameter.kind == "string" and text is not None:
                    with self.subTest(parameter=parameter, length=length):
                        self.assertFalse(self.is_refused(parameter, text))

    def test_takes_and_refuses_each_sign_as_the_pattern_of_the_model_says(self):
        for parameter in self.parameters():
            if not parameter.pattern:
                continue
            sample = sample_of(parameter)
            for sign in SIGNS:
                for text in (sample + sign, sign + sample[1:], sample[:-1] + sign):
                    if not parameter.allows_length(len(text)):
                        continue
                    with self.subTest(parameter=parameter, text=text):
                        self.assertEqual(
                            self.is_refused(parameter, text), not parameter.allows(text)
                        )
                    break

    def test_takes_numbers_within_the_bounds_of_the_model(self):
        for parameter in self.parameters():
            if parameter.kind != "integer":
                continue
            for number in {parameter.least, parameter.most} - {None}:
                with self.subTest(parameter=parameter, number=number):
                    self.assertFalse(self.is_refused(parameter, str(number)))
            for number in lengths_beyond(parameter):
                with self.subTest(parameter=parameter, number=number):
                    self.assertTrue(self.is_refused(parameter, str(number)))

    def test_knows_the_words_of_the_model(self):
        for parameter in self.parameters():
            if not parameter.words:
                continue
            with self.subTest(parameter=parameter):
                for word in parameter.words:
                    self.assertFalse(self.is_refused(parameter, word), word)
                pairs = {**good_request_with(parameter), parameter.name: "another"}
                answer = self.ask(parameter.service, parameter.action, pairs).text
                words = re.search(r"Member must satisfy enum value set: \[([^\]]*)\]", answer)
                self.assertIsNotNone(words, answer)
                self.assertEqual(set(words[1].split(", ")), set(parameter.words))


def complaint_about(name):
    field = name[0].lower() + name[1:]
    return f"at &#39;{field}&#39; failed to satisfy constraint: Member must "


def lengths_beyond(parameter):
    """Just outside of what the model allows."""
    if parameter.most is not None:
        yield parameter.most + 1
    if parameter.least:
        yield parameter.least - 1


def sample_of_length(parameter, length):
    """A good text of this length, if one of these is."""
    texts = ("a" * length, "1" * length, "/" * min(length, 1) + "a" * (length - 2) + "/")
    return next((text for text in texts if len(text) == length and parameter.allows(text)), None)


def good_request_with(parameter):
    """A request with this parameter, and with what stands in the same element of a list."""
    beside = parameter.name.rpartition(".")[0]
    known = parameters_of(parameter.service, parameter.action)
    fellows = [name for name in known if beside and name.rpartition(".")[0] == beside]
    return good_request(parameter.service, parameter.action, *fellows)


if __name__ == "__main__":
    main()
