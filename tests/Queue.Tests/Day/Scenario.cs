using Itog.Exam;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

/// <summary>An auditorium's day that a test walks through by commands, with a clock of its own.</summary>
internal sealed class Scenario
{
    public static readonly DateTimeOffset Morning = new(2026, 2, 11, 6, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static readonly TimeSpan AlarmPatience = TimeSpan.FromSeconds(30);

    private readonly List<DayEvent> _events = [];

    public Scenario(int participants = 4, int variants = 3, DateTimeOffset? sealOpensAt = null, Func<DayPlan, DayPlan>? change = null)
    {
        People = [.. Enumerable.Range(1, participants).Select(Person)];
        Plan = new DayPlan
        {
            ExamDay = 1,
            Auditorium = 1,
            Schedule = [.. People.Select((p, i) => new PlannedParticipant(p, Morning.AddMinutes(20 * (i + 1))))],
            Variants = [.. Enumerable.Range(1, variants).Select(n => new PlannedVariant(n, 3))],
            Regulation = RegulationPacks.Get("ru-2026"),
            SealOpensAt = sealOpensAt,
            SealOpensAtText = "07:30",
            Patience = Patience,
            AlarmPatience = AlarmPatience,
        };
        Plan = change?.Invoke(Plan) ?? Plan;
        Day = AuditoriumDay.Begin(Plan);
    }

    public DayPlan Plan { get; }
    public AuditoriumDay Day { get; private set; }
    public DateTimeOffset Now { get; private set; } = Morning;
    public IReadOnlyList<Guid> People { get; }
    public IReadOnlyList<DayEvent> Events => _events;

    public static Guid Person(int number) => new($"00000000-0000-0000-0000-{number:D12}");

    /// <summary>Asks; what the rules decide has happened.</summary>
    public Outcome<DayEvent[]> Ask(DayCommand command)
    {
        var outcome = DayRules.Decide(Day, command, Now);
        if (outcome.TryGet(out var events, out _))
        {
            foreach (var happened in events)
            {
                _events.Add(happened);
                Day = Day.Apply(happened);
            }
        }

        return outcome;
    }

    /// <summary>Asks for what must be allowed.</summary>
    public Scenario Do(params DayCommand[] commands)
    {
        foreach (var command in commands)
        {
            Ask(command).Problem.Should().BeNull($"{command} is allowed");
        }

        return this;
    }

    /// <summary>Asks for what must be refused; nothing may change by it.</summary>
    public Scenario Refuses(DayCommand command, string code)
    {
        var before = Day;
        var problem = Ask(command).Problem;
        problem.Should().NotBeNull($"{command} is not allowed");
        problem!.Code.Should().Be(code);
        Day.Should().BeSameAs(before);
        return this;
    }

    public Scenario Wait(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public Scenario At(DateTimeOffset time)
    {
        Now = time;
        return this;
    }

    /// <summary>Connects somebody and lets him pass the pre-check.</summary>
    public Scenario Arrives(Guid participant) => Do(
        new ConnectParticipant(participant, Link.Page), new ReportPreCheck(participant, true, true, true, 0.5));

    /// <summary>The conference is open, the first one is in the room, everything before the КИМ is done.</summary>
    public Scenario ReadyForKim(Guid participant)
    {
        Do(new OpenConference(), new ConnectInterlocutor(Link.Page));
        if (Day.Ticket(participant).ArrivedAt is null)
        {
            Arrives(participant);
        }

        Do(new AdmitNext(Guid.NewGuid()));
        Day.Current!.Participant.Should().Be(participant);
        return Do([.. BeforeKim(Day.Current)]);
    }

    public Scenario KimOnScreen(Guid participant) => ReadyForKim(participant).Do(new OpenKim([]), new ShareScreen(true));

    public Scenario KimShown(Guid participant) => KimOnScreen(participant).Do(new ConfirmKimRendered(participant));

    /// <summary>Walks on from the present stage to <paramref name="stage"/>.</summary>
    public Scenario GoTo(Stage stage)
    {
        while (Day.Current!.Stage != stage)
        {
            if (Day.Current.Stage == Stage.TopicChoice && Day.Current.Topic is null)
            {
                Do(new ChooseTopic(2));
            }

            Do(new NextStage(Day.Current.Stage));
        }

        return this;
    }

    public Scenario Finishes() => GoTo(Stage.Closing).Do(new NextStage(Stage.Closing));

    public static IEnumerable<DayCommand> BeforeKim(DayAttempt attempt) =>
    [
        new SetCheck(CheckId.Alone, true),
        new SetCheck(CheckId.DeskClear, true),
        new SetCheck(CheckId.DocumentMatches, true),
        new CompleteBriefing(),
        new ConfirmReady(attempt.Participant),
        new ConfirmSound(attempt.Id, Voice.Participant),
        new ConfirmSound(attempt.Id, Voice.Interlocutor),
    ];
}
