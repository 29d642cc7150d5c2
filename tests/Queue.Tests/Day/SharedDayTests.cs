using System.Text.Json;
using Itog.Exam;
using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

/// <summary>
/// Random days of three auditoriums that share their queues: people come, are moved by hand and taken by stations, fail and come again, connections and
/// the server are lost. Whatever happens, everybody is in one place, in turn, and sees no variant twice.
/// </summary>
public sealed class SharedDayTests
{
    private const int Auditoriums = 3;
    private const int Commands = 300;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Fact(Explicit = true)]
    [Trait("Long", "days")]
    public void Nobody_is_lost_or_doubled_over_thousands_of_days()
    {
        for (var seed = 1_000; seed < 3_000; seed++)
        {
            Nobody_is_lost_or_doubled(seed);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nobody_is_lost_or_doubled(int seed)
    {
        var random = new Random(seed);
        var school = new School();
        var moves = 0;
        for (var i = 0; i < Commands; i++)
        {
            school.Now += TimeSpan.FromSeconds(random.Next(0, 30));
            moves += school.Step(random) ? 1 : 0;
            school.EverybodyIsInOnePlace();
            school.EverybodyIsInTurn();
            school.NobodySeesAVariantTwice();
        }

        moves.Should().BePositive("a day without a move proves nothing");
        school.IsWhatItsLogsSay();
    }

    private sealed class School
    {
        private readonly List<DayEvent>[] _logs = [.. Enumerable.Range(0, Auditoriums).Select(_ => new List<DayEvent>())];
        private readonly AuditoriumDay[] _days;
        private readonly Guid[] _people = [.. Enumerable.Range(1, 9).Select(Scenario.Person)];

        public School()
        {
            var plan = new Scenario(variants: 6).Plan;
            // Three in each, in one order of time over all of them.
            _days = [.. Enumerable.Range(0, Auditoriums).Select(a => AuditoriumDay.Begin(plan with
            {
                Auditorium = a + 1,
                Schedule = [.. _people.Index().Where(p => p.Index % Auditoriums == a).Select(p => new PlannedParticipant(p.Item, Scenario.Morning.AddMinutes(4 * p.Index)))],
            }))];
        }

        public DateTimeOffset Now { get; set; } = Scenario.Morning;

        /// <summary>One command to one auditorium; true when somebody moved by it.</summary>
        public bool Step(Random random)
        {
            var at = random.Next(Auditoriums);
            if (random.Next(4) == 0)
            {
                return Move(random, at, random.Next(Auditoriums));
            }

            if (DayRules.Decide(_days[at], Any(random, at), Now).TryGet(out var events, out _))
            {
                Array.ForEach(events, e => Happen(at, e));
            }

            return false;
        }

        public void EverybodyIsInOnePlace() => Assert.All(_people, person =>
        {
            var tickets = _days.Count(d => d.Ticket(person).ArrivedAt is not null);
            var waits = _days.Sum(d => d.Line.Count(id => id == person));
            var sits = _days.Count(d => d.Current?.Participant == person);
            var done = _days.SelectMany(d => d.AttemptsOf(person)).Count(a => a.Phase is AttemptPhase.Finished or AttemptPhase.Unfinished or AttemptPhase.Removed);
            Assert.True(tickets <= 1 && waits + sits + done == tickets);
        });

        public void EverybodyIsInTurn()
        {
            foreach (var day in _days)
            {
                var onTime = day.Line.Where(id => day.Ticket(id).Reason == QueueReason.OnTime).Select(day.ScheduledAt).ToList();
                var others = day.Line.Where(id => day.Ticket(id).Reason != QueueReason.OnTime).Select(id => day.Ticket(id).InLineSince).ToList();
                Assert.Equal(onTime.Order(), onTime);
                Assert.Equal(others.Order(), others);
            }
        }

        public void NobodySeesAVariantTwice() => Assert.All(_people, person => Assert.Distinct(_days.SelectMany(d => d.VariantsSeenBy(person))));

        public void IsWhatItsLogsSay()
        {
            foreach (var (day, log) in _days.Zip(_logs))
            {
                var stored = log.Select(DayEventJson.Write).Select(e => DayEventJson.Read(e.Type, e.Payload));
                // The schedule of a restarted day has those whom it has now: the order of the line must not depend on it.
                var plan = day.Plan with { Schedule = [.. day.Plan.Schedule.Where(p => day.Ticket(p.Id).MovedTo is null)] };
                Json(AuditoriumDay.Fold(plan, stored) with { Plan = day.Plan }).Should().Be(Json(day));
            }
        }

        private bool Move(Random random, int from, int to)
        {
            var inTurn = random.Next(2) == 0;
            var person = inTurn && QueueRules.Next(_days[from], Now).TryGet(out var next, out _) ? next
                : _days[from].Line is { IsEmpty: false } line && random.Next(4) > 0 ? line[random.Next(line.Length)]
                : _people[random.Next(_people.Length)];
            if (!SharingRules.Decide(_days[from], _days[to], new MoveTicket(person, to + 1, inTurn), barred: null, Now).TryGet(out var move, out _))
            {
                return false;
            }

            // One transaction: both streams or none.
            if (random.Next(5) == 0)
            {
                return false;
            }

            Happen(from, move.Away);
            Happen(to, move.Here);
            return true;
        }

        private DayCommand Any(Random random, int at)
        {
            var day = _days[at];
            var person = day.Current is { } sits && random.Next(2) == 0 ? sits.Participant : _people[random.Next(_people.Length)];
            return random.Next(14) switch
            {
                0 => new ConnectParticipant(person, (Link)random.Next(2)),
                1 => new ReportPreCheck(person, true, true, true, 0.5),
                2 => new LoseParticipant(person, Link.Page),
                3 when random.Next(3) == 0 => new Restart(),
                4 when random.Next(2) == 0 => new ReportTechnicalFailure("Сбой."),
                5 when random.Next(2) == 0 => new ReturnToQueue("Документ."),
                6 => new SkipAbsent(person),
                7 => new AskHelp(person, HelpNeed.Other),
                _ => Sensible(day),
            };
        }

        private DayCommand Sensible(AuditoriumDay day) => day.Current switch
        {
            null when !day.ConferenceOpen => new OpenConference(),
            null when day.Plan.Schedule.FirstOrDefault(p => day.Ticket(p.Id) is { ArrivedAt: null, MovedTo: null }) is { } expected && day.Line.Length < 2 =>
                new ConnectParticipant(expected.Id, Link.Page),
            null when day.Line.FirstOrDefault(id => !day.Ticket(id).Presence.Connected) is var away && away != Guid.Empty => new ConnectParticipant(away, Link.Page),
            null when day.Line.FirstOrDefault(id => day.Ticket(id).PreCheckPassed != true) is var untested && untested != Guid.Empty => new ReportPreCheck(untested, true, true, true, 0.5),
            null => new AdmitNext(Guid.NewGuid()),
            { } a when !day.Ticket(a.Participant).Presence.Connected => new ConnectParticipant(a.Participant, Link.Page),
            { Phase: AttemptPhase.Admitted } a => Scenario.BeforeKim(a).FirstOrDefault(c => DayRules.Decide(day, c, Now) is { Succeeded: true, Value.Length: > 0 }) ?? new OpenKim(SeenElsewhere(a.Participant, day)),
            { Phase: AttemptPhase.KimOpened, ScreenShared: false } => new ShareScreen(true),
            { Phase: AttemptPhase.KimOpened } a => new ConfirmKimRendered(a.Participant),
            { Stage: Exam.Regulation.Stage.TopicChoice, Topic: null } => new ChooseTopic(2),
            { } a => new NextStage(a.Stage),
        };

        private System.Collections.Immutable.ImmutableArray<int> SeenElsewhere(Guid person, AuditoriumDay day) =>
            [.. _days.Where(d => d.Plan.Auditorium != day.Plan.Auditorium).SelectMany(d => d.VariantsSeenBy(person))];

        private void Happen(int at, DayEvent happened)
        {
            _logs[at].Add(happened);
            _days[at] = _days[at].Apply(happened);
        }

        private static string Json(AuditoriumDay day) => JsonSerializer.Serialize(day, ExamJson.Options);
    }
}
