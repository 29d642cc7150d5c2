using FsCheck;
using FsCheck.Fluent;
using Itog.Exam.People;
using Itog.Exam.People.Planning;
using Itog.Exam.Regulation;

namespace Itog.Exam.Tests.People;

public sealed class ConnectionScheduleTests
{
    private static readonly TimeOnly Nine = new(9, 0);

    private static readonly RegulationPack Pack = RegulationPacks.Get("ru-2026");

    [Fact]
    public void A_slot_is_the_checks_the_stages_and_the_extra_minutes()
    {
        var rules = SlotRules.Make(Pack, null, null).Value;

        rules.Answer.Should().Be(TimeSpan.FromMinutes(16), "the regulations speak of 15–16 minutes");
        rules.Of(Person(1)).Should().Be(TimeSpan.FromMinutes(21));
        rules.Of(Person(2, extra: true)).Should().Be(TimeSpan.FromMinutes(51));
        rules.Break.Should().Be(Pack.Break.Value);
    }

    [Theory]
    [InlineData(null, 6, "break-length")]
    [InlineData(null, -1, "break-length")]
    [InlineData(21, null, "checks-length")]
    public void A_break_beyond_the_regulation_is_refused(int? checks, int? pause, string code) =>
        SlotRules.Make(Pack, checks, pause).Problem!.Code.Should().Be(code);

    [Fact]
    public void Rooms_get_even_work_and_those_with_extra_minutes_come_last()
    {
        var people = Enumerable.Range(1, 40).Select(n => Person(n, extra: n % 10 == 0)).ToList();

        var slots = Plan(people, Rooms(3));

        var ends = slots.GroupBy(s => s.Auditorium.Id).Select(g => g.Max(s => s.At.ToTimeSpan() + s.Length)).ToList();
        (ends.Max() - ends.Min()).Should().BeLessThan(TimeSpan.FromMinutes(27));
        foreach (var room in slots.GroupBy(s => s.Auditorium.Id))
        {
            room.OrderBy(s => s.At).Select(s => s.Participant.ExtraTime).Should().BeInAscendingOrder();
        }
    }

    [Fact]
    public void Nobody_is_examined_by_a_teacher_of_his_class()
    {
        var people = Enumerable.Range(1, 12).Select(n => Person(n)).ToList();
        List<PlanningRoom> rooms = [new(new Auditorium { Id = 1, Number = "0101", Name = "1" }, ["9а"]), .. Rooms(2).Skip(1)];

        Plan(people, rooms).Where(s => s.Auditorium.Id == 1).Should().OnlyContain(s => s.Participant.Class != "9А").And.NotBeEmpty();
    }

    [Fact]
    public void A_class_that_every_interlocutor_teaches_is_refused_with_the_clause()
    {
        var stavropol = RegulationPacks.Get("stavropol-2024");

        var refusal = ConnectionSchedule.Plan([Person(2)], [new(new Auditorium { Id = 1, Number = "0101", Name = "1" }, ["9А"])], SlotRules.Make(stavropol, null, null).Value, Nine).Problem!;

        (refusal.Code, refusal.Clause).Should().Be(("schedule-class", stavropol.Staff.InterlocutorMayTeachClass.Clause));
        refusal.Clause.Should().StartWith("001");
    }

    [Fact]
    public void Everybody_has_one_slot_and_no_two_in_a_room_overlap()
    {
        var sizes = from count in Gen.Choose(1, 90)
                    from rooms in Gen.Choose(1, 9)
                    from extra in Gen.Choose(2, 9)
                    select (count, rooms, extra);
        Prop.ForAll(sizes.ToArbitrary(), size =>
        {
            var people = Enumerable.Range(1, size.count).Select(n => Person(n, extra: n % size.extra == 0)).ToList();
            var planned = ConnectionSchedule.Plan(people, Rooms(size.rooms), SlotRules.Make(Pack, null, null).Value, Nine);
            if (planned.Problem is { } problem)
            {
                return problem.Code == "schedule-too-long" && size.count / size.rooms > 15;
            }

            return planned.Value.Select(s => s.Participant.Id).Order().SequenceEqual(people.Select(p => p.Id).Order())
                && planned.Value.GroupBy(s => s.Auditorium.Id).All(room => room.OrderBy(s => s.At).Zip(room.OrderBy(s => s.At).Skip(1))
                    .All(pair => pair.First.At.ToTimeSpan() + pair.First.Length <= pair.Second.At.ToTimeSpan()
                        && pair.Second.At.ToTimeSpan() - pair.First.At.ToTimeSpan() - pair.First.Length <= Pack.Break.Value));
        }).QuickCheckThrowOnFailure();
    }

    private static IReadOnlyList<PlannedSlot> Plan(IReadOnlyList<Participant> people, IReadOnlyList<PlanningRoom> rooms) =>
        ConnectionSchedule.Plan(people, rooms, SlotRules.Make(Pack, null, null).Value, Nine).Value;

    private static List<PlanningRoom> Rooms(int count) =>
        [.. Enumerable.Range(1, count).Select(n => new PlanningRoom(new Auditorium { Id = n, Number = $"{100 + n:0000}", Name = $"{n}" }, []))];

    private static Participant Person(int number, bool extra = false) => new()
    {
        Id = new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        Code = $"{number:0000}",
        FamilyName = $"Фамилия{number}",
        GivenName = "Имя",
        Class = number % 2 == 0 ? "9А" : "9Б",
        DocumentNumber = $"{number}",
        ExtraTime = extra,
    };
}
