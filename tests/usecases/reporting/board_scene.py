"""An agency's officer with an open report over two communes, to which tables of others are brought."""

from __future__ import annotations

from uuid import UUID

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.usecases.reporting import foreign_boards, uploads
from ntm.usecases.reporting.foreign_boards import Settled, Understood
from ntm.usecases.reporting.previews import Preview
from tests.usecases.access.places import BEGIN
from tests.usecases.assignments.world import World, assign, make_world, officer
from tests.usecases.reporting.programme import WORKING_DAY, moment
from tests.usecases.reporting.test_agency_reports import open_for

ROWS: list[list[object]] = [
    [1, "Xã Nậm Xe", "x", "Đ", 1, "đã kiểm tra"],
    [2, "Bản Lang", "CĐ", "✓", 0, None],
    ["", "Tổng cộng", 1, 2, 1, None],
]


class Scene:
    """An agency's officer with an open report over two communes."""

    def __init__(self) -> None:
        self.world: World = make_world()
        assign(self.world, self.world.interior, "18")
        self.clerk: User = officer(self.world.interior, "interior")
        district = self.world.country.district
        Grant.objects.create(user=self.clerk, role=Role.AGENCY.value, unit=district, span=open_span(BEGIN))
        self.report_id = open_for(self.world, self.world.interior, by=self.clerk)
        self.first, self.second = self.world.country.commune.pk, self.world.second.pk

    def bring(self, content: bytes) -> UUID:
        return foreign_boards.stage_board(
            content,
            file_name="bang.xlsx",
            report_id=self.report_id,
            by=self.clerk,
            on=WORKING_DAY,
            at=moment(WORKING_DAY),
        )

    def understand(self, upload_id: UUID) -> Understood:
        return foreign_boards.understand(upload_id, by=self.clerk, on=WORKING_DAY)

    def read(
        self, upload_id: UUID, settled: Settled | None = None, *, colours: dict[str, str] | None = None
    ) -> Preview:
        found = self.understand(upload_id)
        assert found.guess is not None, found.problem
        as_guessed = Settled(
            found.sheet,
            found.guess.unit_column,
            {one.column: one.target for one in found.guess.columns if one.target},
            {sign.sign: sign.meaning for sign in found.guess.marks if sign.meaning},
            colours or {},
            found.found.shape,
            found.found.unit,
        )
        foreign_boards.settle(upload_id, settled or as_guessed, by=self.clerk, on=WORKING_DAY, at=moment(WORKING_DAY))
        return uploads.staged(upload_id, by=self.clerk, on=WORKING_DAY).preview

    def said(self, found: Preview) -> dict[tuple[int, str], str]:
        return {(int(one.key.split(":")[1]), one.key.split(":", 2)[2]): one.after for one in found.proposals}


def make_scene() -> Scene:
    """Make the scene; the second commune is Bản Lang."""
    made = Scene()
    row = made.world.second.versions.get()
    row.name, row.name_key = "Bản Lang", "ban lang"
    row.save()
    return made
