
namespace Itog.Exam.People.Planning;

/// <summary>
/// Distributes participants over auditoriums and gives each a time to connect. Rooms end as near to one another as they can; in a room people go
/// by class and name, those with extra minutes last, so that nobody waits behind a long answer. The same people give the same schedule. Pure.
/// </summary>
public static class ConnectionSchedule
{
    public static Outcome<IReadOnlyList<PlannedSlot>> Plan(
        IReadOnlyList<Participant> participants, IReadOnlyList<PlanningRoom> rooms, SlotRules rules, TimeOnly start)
    {
        ArgumentNullException.ThrowIfNull(participants);
        ArgumentNullException.ThrowIfNull(rooms);
        ArgumentNullException.ThrowIfNull(rules);
        if (participants.Count == 0)
        {
            return new Problem("schedule-nobody", "Некого распределять", "В списке нет ни одного участника для этого дня. Загрузите список участников.");
        }

        if (rooms.Count == 0)
        {
            return new Problem("schedule-no-room", "Нет аудиторий", "Добавьте хотя бы одну аудиторию.");
        }

        var loads = rooms.ToDictionary(r => r, _ => TimeSpan.Zero);
        var seats = rooms.ToDictionary(r => r, _ => new List<Participant>());
        foreach (var person in InOrder(participants).OrderByDescending(rules.Of))
        {
            // The longest first, each into the room that would end earliest.
            var open = rooms.Where(r => !IsClosed(r, person)).ToList();
            if (open.Count == 0)
            {
                return new Problem(
                    "schedule-class", "Некому провести собеседование",
                    $"Во всех аудиториях собеседники преподают в {person.Class} классе. Назначьте собеседника, который там не преподаёт.", rules.Pack.Staff.InterlocutorMayTeachClass.Clause);
            }

            var room = open.MinBy(r => loads[r])!;
            loads[room] += rules.Of(person) + rules.Break;
            seats[room].Add(person);
        }

        var last = start.ToTimeSpan() + loads.Values.Max();
        return last > TimeSpan.FromDays(1)
            ? new Problem("schedule-too-long", "Участники не помещаются в день", "Добавьте аудитории или второй день.")
            : Lay(rooms, seats, rules, start);
    }

    private static List<PlannedSlot> Lay(
        IReadOnlyList<PlanningRoom> rooms, Dictionary<PlanningRoom, List<Participant>> seats, SlotRules rules, TimeOnly start)
    {
        var slots = new List<PlannedSlot>();
        foreach (var room in rooms)
        {
            var at = start;
            foreach (var person in InOrder(seats[room]).OrderBy(p => p.ExtraTime))
            {
                slots.Add(new PlannedSlot(person, room.Auditorium, at, rules.Of(person)));
                at = at.Add(rules.Of(person) + rules.Break);
            }
        }

        return slots;
    }

    private static bool IsClosed(PlanningRoom room, Participant person) => room.ClosedToClasses.Contains(person.Class, StringComparer.OrdinalIgnoreCase);

    private static IOrderedEnumerable<Participant> InOrder(IEnumerable<Participant> people) =>
        people.OrderBy(p => p.Class, Russian.ByName).ThenBy(p => p.FamilyName, Russian.ByName).ThenBy(p => p.GivenName, Russian.ByName).ThenBy(p => p.Code, StringComparer.Ordinal);
}
