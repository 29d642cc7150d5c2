using System.Text.Json;
using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.People.Attendants;
using Itog.Exam.Regulation;
using Itog.Exam.Writing;
using Itog.Queue.Day;
using Itog.Recorder.Quality;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

/// <summary>Days of random commands, most of them senseless; whatever happens, the invariants hold after every one of them.</summary>
public sealed class RandomDayTests
{
    private static readonly Guid Interpreter = Guid.Parse("00000000-0000-0000-0001-000000000001");
    private static readonly Guid Assistant = Guid.Parse("00000000-0000-0000-0001-000000000002");
    private const int Commands = 400;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Fact(Explicit = true)]
    [Trait("Long", "days")]
    public void Invariants_hold_over_thousands_of_days()
    {
        for (var seed = 1_000; seed < 4_000; seed++)
        {
            Invariants_hold_after_every_command(seed);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Invariants_hold_after_every_command(int seed)
    {
        var random = new Random(seed);
        var day = Begin(seed);
        for (var i = 0; i < Commands; i++)
        {
            day.Wait(TimeSpan.FromSeconds(random.Next(0, 40)));
            var before = day.Day;
            var command = Any(random, day);
            if (!day.Ask(command).Succeeded)
            {
                day.Day.Should().BeSameAs(before, $"a refused {command} changes nothing");
            }

            NobodyIsLostOrDoubled(day);
            NobodySeesAVariantTwice(day);
            StagesAreInOrder(day);
        }

        day.Events.Should().NotBeEmpty();
        var words = day.Events.OfType<DayEvent.AnswerWritten>().GroupBy(e => (e.Attempt, e.Task)).Select(w => w.Last())
            .Select(w => new WrittenAnswer { AttemptId = w.Attempt, Task = w.Task, Revision = w.Revision, Text = w.Text!, SavedAt = w.At });
        Json(AuditoriumDay.Fold(day.Plan, Stored(day.Events)).WithWords(words)).Should().Be(Json(day.Day), "the state is the fold of the stored events with the stored words");
    }

    [Fact]
    public void The_random_days_reach_every_kind_of_event()
    {
        var reached = new HashSet<Type>();
        foreach (var seed in Enumerable.Range(1, 150))
        {
            var random = new Random(seed);
            var day = Begin(seed);
            for (var i = 0; i < Commands; i++)
            {
                day.Wait(TimeSpan.FromSeconds(random.Next(0, 40)));
                day.Ask(Any(random, day));
            }

            reached.UnionWith(day.Events.Select(e => e.GetType()));
        }

        // Moves need a second auditorium: SharedDayTests has them.
        typeof(DayEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(DayEvent))).Except(reached)
            .Should().BeEquivalentTo([typeof(DayEvent.MovedAway), typeof(DayEvent.MovedHere)]);
    }

    // The third participant writes and has extra minutes, the fourth has an interpreter and an assistant and is given no task 1. Every other day is recorded as a
    // whole, its second participant sits without a recording, and who failed is asked for his wish.
    private static Scenario Begin(int seed) => new(participants: 5, variants: 4, change: whole => Special(whole) is var plan && seed % 2 == 0 ? plan : plan with
    {
        Regulation = plan.Regulation with { RecordingMode = new Ruled<RecordingMode>(RecordingMode.Combined, "004 §5.4"), FailureRule = RegulationPacks.Get("tambov-2026").FailureRule },
        Schedule = [.. plan.Schedule.Select((p, i) => i == 1 ? p with { ConsentRefused = true, NoRecordingDecision = "Решение" } : p)],
    });

    private static DayPlan Special(DayPlan plan) => plan with
    {
        Schedule = [.. plan.Schedule.Select((p, i) => i switch
        {
            2 => p with { Form = AnswerForm.Written, ExtraTime = TimeSpan.FromMinutes(30), Stages = [.. p.Stages.Remove(Stage.ReadingAloud)] },
            3 => p with
            {
                Form = AnswerForm.OralWithInterpreter,
                ExtraTime = TimeSpan.FromMinutes(30),
                Stages = [.. p.Stages.Remove(Stage.ReadingAloud)],
                Attendants = [new(Interpreter, AttendantRole.SignInterpreter, "Переводова", false), new(Assistant, AttendantRole.Assistant, "Помощникова", false)],
            },
            _ => p,
        })],
    };

    private static void NobodyIsLostOrDoubled(Scenario day)
    {
        foreach (var ticket in day.Day.Tickets.Values.Where(t => t.ArrivedAt is not null))
        {
            var last = day.Day.Ended.LastOrDefault(a => a.Participant == ticket.Participant);
            var waits = day.Day.Line.Count(id => id == ticket.Participant);
            var sits = day.Day.Current?.Participant == ticket.Participant ? 1 : 0;
            var done = last is not null && last.Phase is not (AttemptPhase.TechnicalFailure or AttemptPhase.Returned) && !last.AgainToday ? 1 : 0;
            var postponed = ticket.Wish == Wish.OtherDay && done == 0 ? 1 : 0;
            if (waits + sits + done + postponed != 1)
            {
                Assert.Fail($"Everybody who came either waits, sits the exam, has ended it or chose another day: {waits} {sits} {done} {postponed}, {last}, {ticket}.");
            }
        }
    }

    private static void NobodySeesAVariantTwice(Scenario day) => Assert.All(
        day.People, p => Assert.Distinct(day.Day.VariantsSeenBy(p)));

    private static void StagesAreInOrder(Scenario day)
    {
        var attempts = day.Day.Current is { } current ? day.Day.Ended.Append(current) : day.Day.Ended;
        Assert.All(attempts, a => Assert.True(
            a.Stages.Select(s => s.Stage).SequenceEqual(day.Plan.StagesOf(a.Participant).Take(a.Stages.Length))
            && (a.KimShownAt == null) == (a.Stages.Length == 1)
            && (a.KimShownAt == null || a.KimSeen)
            && (!a.KimSeen || a.Variant != null)
            && (a.Stage < Stage.MonologuePreparation || a.Topic != null)
            && a.Running == (a.EndedAt == null)));
    }

    private static DayCommand Any(Random random, Scenario day)
    {
        var participant = day.Day.Current is { } sits && random.Next(3) > 0 ? sits.Participant : day.People[random.Next(day.People.Count)];
        var attempt = day.Day.Current;
        // Mostly the sensible next step, or a day would never get anywhere.
        if (random.Next(10) < 6 && Sensible(random, day) is { } sensible)
        {
            return sensible;
        }

        return random.Next(44) switch
        {
            0 => new OpenConference(),
            1 => new CloseConference(),
            2 or 3 => new ConnectParticipant(participant, (Link)random.Next(2)),
            4 => new LoseParticipant(participant, (Link)random.Next(2)),
            5 => new ConnectInterlocutor((Link)random.Next(2)),
            6 => new LoseInterlocutor((Link)random.Next(2)),
            7 => new ReportPreCheck(participant, true, random.Next(8) > 0, true, random.NextDouble()),
            8 => new AdmitNext(new Guid(random.Next(), 0, 0, new byte[8])),
            9 => new SetCheck((CheckId)random.Next(3), random.Next(4) > 0),
            10 => new CompleteBriefing(),
            11 => new ConfirmReady(participant),
            12 => new ConfirmSound(attempt?.Id ?? Guid.Empty, (Voice)random.Next(2)),
            13 => new OpenKim([]),
            14 => new ShareScreen(random.Next(3) > 0),
            15 => new ConfirmKimRendered(participant),
            16 => new NextStage((Stage)random.Next(11)),
            17 => new ChooseTopic(random.Next(5)),
            18 => new SaveNotes(participant, $"заметка {random.Next(9)}"),
            19 when random.Next(4) == 0 => new ReportTechnicalFailure("Сбой."),
            20 => new EndPatience(attempt?.Id ?? Guid.Empty, attempt is null ? day.Now : day.Day.Ticket(attempt.Participant).Presence.LostAt ?? day.Now),
            21 when random.Next(4) == 0 => random.Next(2) == 0 ? new MarkUnfinished("Причина.") : new Remove("Причина."),
            22 => new ConfirmEnd(participant),
            23 => random.Next(2) == 0 ? new ReportDiskLow() : new AcknowledgeAlarm(day.Day.Alarms.LastOrDefault()?.Id ?? "0"),
            24 when random.Next(4) == 0 => random.Next(2) == 0 ? new Restart() : new ReportRecordingFailure(attempt?.Id ?? Guid.Empty, "Диск."),
            25 when attempt is { SoundTroubles: [var trouble, ..] } => new ReportSoundTrouble(attempt.Id, trouble, Present: false),
            25 => new ReportSoundTrouble(attempt?.Id ?? Guid.Empty, new SoundTrouble((Voice)random.Next(2), (SoundFault)random.Next(6)), random.Next(2) == 0),
            26 => random.Next(2) == 0 ? new RepeatAlarms() : new DisputeRecording(participant),
            27 when day.Day.Ended.LastOrDefault() is { } judged => random.Next(2) == 0
                ? new JudgeRecording(judged.Id, (VerdictGrade)random.Next(3), ["Шум"])
                : new AcceptRecording(judged.Id),
            28 when day.Day.Ended.LastOrDefault() is { } poor && random.Next(3) == 0 => new EndForRecording(poor.Id, "Шум.", random.Next(2) == 0, []),
            24 when day.Day.Ended.LastOrDefault() is { RecordingSha256: null } ended =>
                new ReportRecordingReady(ended.Id, "aa", [new SealedJournal("participant/microphone", 1, "bb", "cc")]),
            29 => new NoteChainHeads(day.Day.Streams.LastOrDefault()?.Id ?? attempt?.Id ?? Guid.Empty, []),
            30 => new AnswerWish(day.Day.Tickets.Values.FirstOrDefault(t => t.Wish == Wish.Asked)?.Participant ?? participant, random.Next(3) > 0),
            32 => new AskHelp(participant, (HelpNeed)random.Next(4)),
            31 when random.Next(4) == 0 => new EndWaiting(participant, new Guid(random.Next(), 0, 0, new byte[8]), "Причина."),
            33 => new PauseRecording("Шум.", (Exam.People.StaffRole)random.Next(3)),
            34 => new ResumeRecording(),
            35 => new MarkSpoken((Spoken)random.Next(3), random.Next(4) > 0),
            36 => new SkipAbsent(participant),
            37 when random.Next(3) == 0 => new ReturnToQueue("Документ."),
            38 => day.Day.Messages is [.., { ConfirmedAt: null } unread] && random.Next(2) == 0
                ? new ConfirmMessage(unread.Id)
                : new SendMessage(new Guid(random.Next(), 0, 0, new byte[8]), "Проверьте микрофон."),
            39 => new WriteAnswer(participant, random.Next(2, 5), attempt?.Written.GetValueOrDefault(random.Next(2, 5))?.Revision ?? 0, $"ответ {random.Next(9)}"),
            40 => new AskInWriting($"Вопрос {random.Next(3)}?"),
            41 => new BeginRest(random.Next(2) == 0 ? participant : null),
            42 => new EndRest(random.Next(2) == 0 ? participant : null),
            43 when attempt is { Beside.IsEmpty: false } => new LoseAttendant(attempt.Beside.First()),
            43 => new ConnectAttendant(random.Next(2) == 0 ? Interpreter : Assistant),
            _ => new ConfirmReady(participant),
        };
    }

    private static DayCommand? Sensible(Random random, Scenario day) => day.Day.Current switch
    {
        null when !day.Day.ConferenceOpen => new OpenConference(),
        null when day.Day.Tickets.Values.FirstOrDefault(t => t.Wish == Wish.Asked) is { } asked && random.Next(3) == 0 =>
            new AnswerWish(asked.Participant, random.Next(3) > 0),
        null => new AdmitNext(new Guid(random.Next(), 0, 0, new byte[8])),
        { } a when !day.Day.Ticket(a.Participant).Presence.Connected => new ConnectParticipant(a.Participant, (Link)random.Next(2)),
        { RecordingPausedAt: not null } when random.Next(2) == 0 => new ResumeRecording(),
        { RestingSince: not null } when random.Next(2) == 0 => new EndRest(null),
        { } a when day.Plan.Participant(a.Participant) is { Form: AnswerForm.OralWithInterpreter } && a.Beside.IsEmpty => new ConnectAttendant(Interpreter),
        { Phase: AttemptPhase.InProgress } when random.Next(12) == 0 => new MarkSpoken((Spoken)random.Next(3), true),
        { Stage: Stage.Retelling or Stage.Monologue or Stage.Dialogue } a when random.Next(2) == 0 && day.Plan.Participant(a.Participant) is { Form: AnswerForm.Written } =>
            Writes(random, day, a),
        { Phase: AttemptPhase.Admitted } a => Scenario.BeforeKim(a).Append(new OpenKim([])).ElementAt(random.Next(8)),
        { Phase: AttemptPhase.KimOpened, ScreenShared: false } => new ShareScreen(true),
        { Phase: AttemptPhase.KimOpened } a => new ConfirmKimRendered(a.Participant),
        { Stage: Stage.RetellingPreparation } a when random.Next(2) == 0 => new SaveNotes(a.Participant, $"заметка {random.Next(9)}"),
        { Stage: Stage.TopicChoice, Topic: null } => new ChooseTopic(2),
        { } a => new NextStage(a.Stage),
    };

    private static DayCommand Writes(Random random, Scenario day, DayAttempt attempt)
    {
        var task = WritingRules.TaskNow(day.Day, attempt) ?? 2;
        return attempt.Stage == Stage.Dialogue && attempt.Questions.IsEmpty
            ? new AskInWriting($"Вопрос {random.Next(3)}?")
            : new WriteAnswer(attempt.Participant, task, attempt.Written.GetValueOrDefault(task)?.Revision ?? 0, $"ответ {random.Next(9)}");
    }

    private static IEnumerable<DayEvent> Stored(IEnumerable<DayEvent> events) =>
        events.Select(DayEventJson.Write).Select(e => DayEventJson.Read(e.Type, e.Payload));

    private static string Json(AuditoriumDay day) => JsonSerializer.Serialize(day, ExamJson.Options);
}
