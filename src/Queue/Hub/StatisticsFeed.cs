using Itog.Conference;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Views;
using Itog.Recorder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Itog.Queue.Hub;

/// <summary>Once a second tells every technician's page how the streams of its room are. One task for all.</summary>
internal sealed partial class StatisticsFeed(
    PageConnections pages, IExamRoom room, IAttemptRecorder recorder, IHubContext<QueueHub> hub, TimeProvider time, ILogger<StatisticsFeed> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var auditorium in pages.Of(Page.Technician).GroupBy(p => p.Pass.Day))
            {
                try
                {
                    var statistics = await room.StatisticsAsync(RoomNames.Room(auditorium.Key.ExamDay, auditorium.Key.Auditorium));
                    var relayed = pages.Of(auditorium.Key).Where(p => p.IsRelayed).Select(p => RoomNames.MemberOf(p.Pass)).ToHashSet();
                    var view = Draw(statistics, relayed, auditorium.First().Mailbox.Snapshot, recorder.Disk, time.GetUtcNow());
                    await hub.Clients.Clients([.. auditorium.Select(p => p.Id)]).SendAsync("statistics", view, stoppingToken);
                }
                catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
                {
                    LogSkipped(e, auditorium.Key.Auditorium);
                }
            }
        }
    }

    /// <param name="relayed">Those who say that their media go through a TURN server.</param>
    internal static StatisticsView Draw(
        RoomStatistics statistics, IReadOnlySet<MemberId> relayed, AuditoriumSnapshot snapshot, DiskSpace disk, DateTimeOffset now)
    {
        var recording = snapshot.Day.Current is { } attempt && snapshot.Recordings.GetValueOrDefault(attempt.Id) is { State: RecordingState.Recording, Paused: false };
        return new StatisticsView(now, [.. statistics.Members.OrderBy(m => m.Seat).Select(m => Member(m, relayed, recording))], ViewParts.Disk(disk));
    }

    private static MemberStatisticsView Member(MemberStatistics member, IReadOnlySet<MemberId> relayed, bool recording) => new(
        member.Seat,
        Label(member.Seat),
        member.State == MemberState.Connected,
        member.RoundTripMs,
        member.EstimateBps,
        Path(member, relayed),
        SlotPictureView.Of(member),
        [.. member.Tracks.OrderBy(t => t.Source).Select(t => Track(t, recording && Speaks(member.Seat)))]);

    /// <summary>By which way the media of a member go.</summary>
    internal static MediaPath? Path(MemberStatistics member, IReadOnlySet<MemberId> relayed) =>
        member.Transport is { } transport
            ? relayed.Contains(member.Member) ? MediaPath.Relay : transport == MediaTransport.Tcp ? MediaPath.Tcp : MediaPath.Udp
            : null;

    // Whose microphone the recorder takes.
    private static bool Speaks(Seat seat) => seat is Seat.Participant or Seat.Interlocutor or Seat.Assistant or Seat.SignInterpreter;

    private static TrackStatisticsView Track(TrackStatistics track, bool recorded) => new(
        track.Source,
        track.BitrateBps,
        track.LossPercent,
        track.JitterMs,
        track.Level is { } level ? Loudness(level) : null,
        track.Flowing,
        recorded && track is { Source: TrackSource.Microphone, Flowing: true });

    /// <summary>A level of RFC 6464 §3 (0 is the loudest, 127 silence, in −dBov) from 0 to 1; the meter's floor is −60 dBov.</summary>
    internal static double Loudness(int level) => Math.Clamp((60 - level) / 60.0, 0, 1);

    private static string Label(Seat seat) => seat switch
    {
        Seat.Participant => "Участник",
        Seat.Interlocutor => "Собеседник",
        Seat.Assistant => "Ассистент",
        Seat.SignInterpreter => "Сурдопереводчик",
        Seat.Expert => "Эксперт",
        Seat.Technician => "Технический специалист",
        _ => "Наблюдатель",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Statistics of auditorium {Auditorium} were skipped")]
    private partial void LogSkipped(Exception exception, int auditorium);
}
