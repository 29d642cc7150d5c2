using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Itog.Queue.Day;
using Itog.Recorder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Itog.Queue.Mailbox;

/// <summary>
/// The single owner of one auditorium's day. Anybody may send; one task takes a command at a time: the rules decide, one transaction
/// writes the events with their audit lines and rows, the state moves on, the effects follow, and after each burst of commands
/// <see cref="Changed"/> is raised once. The state is rebuilt from the database when the mailbox opens, so nothing is lost with the process.
/// </summary>
public sealed partial class AuditoriumMailbox : IAsyncDisposable
{
    // Pushes between two events that a restart may forget: the next event outweighs them.
    private const long PushesPerEvent = 1_000_000;

    private readonly List<TaskCompletionSource<Outcome<Done>>> _drawn = [];
    private readonly Channel<Letter> _letters = Channel.CreateBounded<Letter>(new BoundedChannelOptions(1_000) { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly IDbContextFactory<ExamDbContext> _databases;
    private readonly IAttemptRecorder _recorder;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly DayStore _store;
    private readonly DayEffects _effects;
    private readonly ITimer _timer;
    private AuditoriumDay _day;
    private DayMaterials _materials;
    private ImmutableDictionary<Guid, ScoredAttempt> _protocols = ImmutableDictionary<Guid, ScoredAttempt>.Empty;
    private bool _protocolsStale = true;
    private bool _materialsStale;
    private long _pushes;
    private Task _work = Task.CompletedTask;

    private AuditoriumMailbox(
        IDbContextFactory<ExamDbContext> databases, IExamRoom room, IAttemptRecorder recorder, TimeProvider time, ILogger logger,
        DayStore store, DayMaterials materials, AuditoriumDay day)
    {
        (_databases, _recorder, _time, _logger, _store, _materials, _day) = (databases, recorder, time, logger, store, materials, day);
        _effects = new DayEffects(room, recorder, logger);
        _timer = time.CreateTimer(_ => _letters.Writer.TryWrite(Letter.Wake), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Snapshot = null!;
    }

    public DayKey Key => _materials.Key;

    /// <summary>What pages are drawn from, as of the last turn.</summary>
    public AuditoriumSnapshot Snapshot { get; private set; }

    /// <summary>Raised by the mailbox's task after each burst of commands; the handler must return at once.</summary>
    public event Action<AuditoriumSnapshot>? Changed;

    /// <summary>Opens the day of an auditorium as the database has it; null when there is no such day or auditorium.</summary>
    public static async Task<AuditoriumMailbox?> OpenAsync(
        DayKey key, IDbContextFactory<ExamDbContext> databases, IExamRoom room, IAttemptRecorder recorder,
        ExamDayOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(time);
        var store = new DayStore(databases, key, options);
        if (await store.LoadMaterialsAsync(before: null, cancellationToken) is not { } materials)
        {
            return null;
        }

        var day = await store.LoadAsync(materials.Plan, cancellationToken);
        var mailbox = new AuditoriumMailbox(databases, room, recorder, time, logger, store, materials, day);
        await mailbox.HandleAsync(new DayCommand.Restart(), Actor.Server);
        foreach (var ready in day.Ended.Select(a => a.Id).Concat(day.Streams.Select(s => s.Id)).SelectMany(id => RecordingEventPump.ReadyCommands(recorder.Find(id))))
        {
            // Made while nobody had the day open, or just before the process died: said again, it changes nothing.
            await mailbox.HandleAsync(ready, Actor.Server);
        }

        await mailbox.TurnAsync();
        mailbox._work = mailbox.WorkAsync();
        return mailbox;
    }

    /// <summary>Asks for something in somebody's name; done when it is in the database and its effects have followed.</summary>
    public async Task<Outcome<Done>> SendAsync(DayCommand command, Actor actor)
    {
        var answer = new TaskCompletionSource<Outcome<Done>>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _letters.Writer.WriteAsync(new Letter(command, actor, answer));
        }
        catch (ChannelClosedException)
        {
            return Stopping;
        }

        return await answer.Task;
    }

    /// <summary>Draws the pages anew although nothing happened to the day: the recorder got further, or a protocol changed.</summary>
    public void Refresh(bool protocols = false) => _letters.Writer.TryWrite(protocols ? Letter.ReadProtocols : Letter.Wake);

    /// <summary>Reads the day again: the mailbox of another auditorium moved somebody here. Done when this one knows it.</summary>
    public async Task ReadAgainAsync()
    {
        var answer = new TaskCompletionSource<Outcome<Done>>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _letters.Writer.WriteAsync(new Letter(null, null, answer, DayChanged: true));
            await answer.Task;
        }
        catch (ChannelClosedException)
        {
            // Whoever opens the day next reads it anyway.
        }
    }

    /// <summary>Done when <see cref="Snapshot"/> shows whatever was answered before: an answer comes when the day is written, the snapshot a moment later.</summary>
    public async Task DrawnAsync()
    {
        var answer = new TaskCompletionSource<Outcome<Done>>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _letters.Writer.WriteAsync(new Letter(null, null, answer));
            await answer.Task;
        }
        catch (ChannelClosedException)
        {
            // Nothing is drawn any more.
        }
    }

    /// <summary>Reads again what the database holds besides the events: a package of КИМ was opened.</summary>
    public void RefreshMaterials() => _letters.Writer.TryWrite(Letter.ReadMaterials);

    public async ValueTask DisposeAsync()
    {
        if (!_letters.Writer.TryComplete())
        {
            return;
        }

        await _stop.CancelAsync();
        await _timer.DisposeAsync();
        await _work;
        _stop.Dispose();
    }

    private static Problem Stopping { get; } = new(
        "server-stopping", "Сервер останавливается", "Подождите минуту: страница подключится сама, ничего не пропадёт.");

    private static Problem NotSaved { get; } = new(
        "not-saved", "Не удалось сохранить", "Действие не выполнено. Повторите через несколько секунд; если не поможет, позовите технического специалиста.");

    private async Task WorkAsync()
    {
        try
        {
            while (await _letters.Reader.WaitToReadAsync(_stop.Token))
            {
                while (_letters.Reader.TryRead(out var letter))
                {
                    await AnswerAsync(letter);
                }

                await DrawAsync();
                _drawn.ForEach(answer => answer.TrySetResult(Done.Yes));
                _drawn.Clear();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }

        _drawn.ForEach(answer => answer.TrySetResult(Stopping));

        while (_letters.Reader.TryRead(out var letter))
        {
            letter.Answer?.TrySetResult(Stopping);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A snapshot that cannot be made keeps the pages as they are, never the mailbox from working.")]
    private async Task DrawAsync()
    {
        try
        {
            await TurnAsync();
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            LogNotHandled(e, nameof(TurnAsync));
        }
    }

    private async Task AnswerAsync(Letter letter)
    {
        if (letter.Command is { } command)
        {
            letter.Answer!.TrySetResult(await HandleAsync(command, letter.Actor!));
            return;
        }

        if (letter.DayChanged)
        {
            letter.Answer!.TrySetResult(await ReloadAsync());
            return;
        }

        if (letter.Answer is { } awaited)
        {
            _drawn.Add(awaited);
        }

        _protocolsStale |= letter.ProtocolsChanged;
        _materialsStale |= letter.MaterialsChanged;
        if (PatienceEnd() is { } end && end <= _time.GetUtcNow())
        {
            var lost = _day.Ticket(_day.Current!.Participant).Presence.LostAt!.Value;
            await HandleAsync(new DayCommand.EndPatience(_day.Current.Id, lost), Actor.Server);
        }

        if (AlarmRules.NextRepeat(_day) is { } repeat && repeat <= _time.GetUtcNow())
        {
            await HandleAsync(new DayCommand.RepeatAlarms(), Actor.Server);
        }
    }

    // What the rules or the database throw ends this command, never the mailbox: nothing has changed then.
    [SuppressMessage("Design", "CA1031", Justification = "The blast radius of a command is the command.")]
    private async Task<Outcome<Done>> HandleAsync(DayCommand command, Actor actor)
    {
        try
        {
            // Another round only when the database knew more than this mailbox; a move looks at two streams, of which the other one may grow at any time.
            for (var round = 0; round < 4; round++)
            {
                if (command is DayCommand.MoveTicket move)
                {
                    if (await MoveAsync(move, actor) is { } outcome)
                    {
                        return outcome;
                    }

                    _day = await _store.LoadAsync(_materials.Plan, _stop.Token);
                    continue;
                }

                if (command is DayCommand.OpenKim or DayCommand.EndForRecording or DayCommand.AdmitNext or DayCommand.OpenConference
                    or DayCommand.ConnectParticipant { Link: Link.Page })
                {
                    await RefreshMaterialsAsync();
                    command = command is DayCommand.OpenConference
                        ? new DayCommand.OpenConference(DiskReckoning.Of(_materials, _day, _recorder.Disk))
                        : command;
                    command = await _store.CompleteAsync(command, _materials, _day, _stop.Token);
                }

                if (!DayRules.Decide(_day, command, _time.GetUtcNow()).TryGet(out var events, out var problem))
                {
                    return problem;
                }

                if (events.Length == 0)
                {
                    return Done.Yes;
                }

                if (!(await CommitAsync(events, actor)).TryGet(out var committed, out problem))
                {
                    return problem;
                }

                if (committed)
                {
                    return Done.Yes;
                }

                _day = await _store.LoadAsync(_materials.Plan, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return Stopping;
        }
        catch (Exception e)
        {
            LogNotHandled(e, command.GetType().Name);
        }

        return NotSaved;
    }

    private async Task<Outcome<bool>> CommitAsync(DayEvent[] events, Actor actor)
    {
        var after = events.Aggregate(_day, (day, happened) => day.Apply(happened));
        var appended = await _store.AppendAsync(_day, after, events, actor, _stop.Token);
        if (!appended.TryGet(out var written, out _) || !written)
        {
            return appended;
        }

        foreach (var happened in events)
        {
            var before = _day;
            _day = _day.Apply(happened);
            _protocolsStale |= happened is DayEvent.KimShown or DayEvent.AttemptFinished or DayEvent.TechnicalFailure or DayEvent.MarkedUnfinished
                or DayEvent.Removed or DayEvent.EndedForRecording;
            if (await _effects.RunAsync(happened, before, _materials) is { } trouble)
            {
                await HandleAsync(trouble, Actor.Server);
            }
        }

        return true;
    }

    private async Task RefreshMaterialsAsync()
    {
        if (await _store.LoadMaterialsAsync(_materials, _stop.Token) is { } materials)
        {
            _materials = materials;
            _day = _day with { Plan = materials.Plan };
        }
    }

    private async Task TurnAsync()
    {
        if (_materialsStale)
        {
            await RefreshMaterialsAsync();
            _materialsStale = false;
        }

        await ReadProtocolsAsync();
        var recordings = Attempts().Select(a => a.Id).Concat(_day.Streams.Select(s => s.Id)).Select(_recorder.Find).OfType<RecordingStatus>().ToImmutableDictionary(s => s.AttemptId);
        Snapshot = new AuditoriumSnapshot
        {
            Materials = _materials,
            Day = _day,
            Revision = (_day.Revision * PushesPerEvent) + _pushes++,
            Now = _time.GetUtcNow(),
            Recordings = recordings,
            Disk = _recorder.Disk,
            Protocols = _protocols,
        };
        SetTimer();
        Changed?.Invoke(Snapshot);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Pages keep the last protocols when the database cannot be read now.")]
    private async Task ReadProtocolsAsync()
    {
        if (!_protocolsStale)
        {
            return;
        }

        try
        {
            await using var db = await _databases.CreateDbContextAsync(_stop.Token);
            var read = await new ProtocolBook(db, _time).ReadAsync([.. Attempts().Where(HasProtocol).Select(a => a.Id)], _stop.Token);
            (_protocols, _protocolsStale) = (read.ToImmutableDictionary(r => r.Key, r => new ScoredAttempt(r.Value.Protocol, r.Value.Sheet)), false);
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            LogNotHandled(e, nameof(ReadProtocolsAsync));
        }
    }

    // An act before the КИМ was shown has its protocol, too: with the mark and without scores.
    private static bool HasProtocol(DayAttempt attempt) => attempt.KimShownAt is not null || attempt.Phase is AttemptPhase.Unfinished or AttemptPhase.Removed;

    private IEnumerable<DayAttempt> Attempts() => _day.Current is { } current ? _day.Ended.Append(current) : _day.Ended;

    private DateTimeOffset? PatienceEnd() => _day.Current is { } attempt && attempt.Stage != Stage.Closing
        ? _day.Ticket(attempt.Participant).Presence.LostAt + _day.Plan.Patience
        : null;

    // One timer for everything that becomes true by waiting: the end of patience in the room, a place in the queue that is passed over, an
    // alarm that nobody acknowledges.
    private void SetTimer()
    {
        var now = _time.GetUtcNow();
        var next = _day.Line.Select(p => _day.Ticket(p).Presence.LostAt + _day.Plan.Patience).Append(PatienceEnd()).Append(AlarmRules.NextRepeat(_day)).Where(d => d > now).Min();
        // A millisecond late rather than early: timers cut fractions off.
        _timer.Change(next is { } due ? due - now + TimeSpan.FromMilliseconds(1) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Command} was not carried out")]
    private partial void LogNotHandled(Exception exception, string command);

    private sealed record Letter(DayCommand? Command, Actor? Actor, TaskCompletionSource<Outcome<Done>>? Answer, bool ProtocolsChanged = false, bool MaterialsChanged = false, bool DayChanged = false)
    {
        public static Letter Wake { get; } = new(null, null, null);

        public static Letter ReadProtocols { get; } = new(null, null, null, ProtocolsChanged: true);

        public static Letter ReadMaterials { get; } = new(null, null, null, MaterialsChanged: true);
    }
}
