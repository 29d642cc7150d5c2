using Itog.Queue.Access;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Views;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Itog.Queue.Hub;

/// <summary>
/// Pushes views: takes each snapshot from the mailboxes and hands it to every page of that auditorium, whose own task draws and sends it.
/// One per process.
/// </summary>
public sealed partial class PageViews
{
    private readonly PageConnections _pages;
    private readonly NeighbourQueues _neighbours;
    private readonly IHubContext<QueueHub> _hub;
    private readonly ILogger<PageViews> _logger;

    public PageViews(
        PageConnections pages, AuditoriumMailboxes mailboxes, NeighbourQueues neighbours, IHubContext<QueueHub> hub, ILogger<PageViews> logger)
    {
        ArgumentNullException.ThrowIfNull(mailboxes);
        (_pages, _neighbours, _hub, _logger) = (pages, neighbours, hub, logger);
        mailboxes.Changed += Offer;
    }

    /// <summary>The view of a page: what its owner may know of the snapshot and nothing else.</summary>
    public static PageView Draw(AuditoriumSnapshot snapshot, PagePass pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        return pass.Page switch
        {
            Page.Participant => ParticipantViewBuilder.Build(snapshot, pass.Person),
            Page.Station => StationViewBuilder.Build(snapshot),
            Page.Kim => StationViewBuilder.BuildKim(snapshot),
            Page.Expert => ExpertViewBuilder.Build(snapshot, pass.Person),
            Page.Assistant or Page.SignInterpreter => AttendantViewBuilder.Build(snapshot, pass),
            Page.Technician => TechnicianViewBuilder.Build(snapshot),
            Page.Observer => ObserverViewBuilder.Build(snapshot),
            _ => throw new ArgumentOutOfRangeException(nameof(pass)),
        };
    }

    /// <summary>Sends a page its views until it is closed.</summary>
    public async Task FeedAsync(PageConnection page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await foreach (var _ in page.SnapshotsAsync())
        {
            try
            {
                // Whatever made it draw, the newest state is drawn.
                var snapshot = page.Mailbox.Snapshot with { Neighbours = _neighbours.Of(page.Pass.Day) };
                await _hub.Clients.Client(page.Id).SendAsync("view", Draw(snapshot, page.Pass));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LogNotDrawn(e, page.Pass.Page);
            }
        }
    }

    private void Offer(AuditoriumSnapshot snapshot)
    {
        foreach (var page in _pages.Of(snapshot.Materials.Key))
        {
            page.Offer(snapshot);
        }

        if (_neighbours.Note(snapshot))
        {
            foreach (var page in _pages.Of(Page.Station).Concat(_pages.Of(Page.Technician)).Where(p => IsNeighbour(p.Pass.Day, snapshot.Materials.Key)))
            {
                page.Offer(page.Mailbox.Snapshot);
            }
        }
    }

    private static bool IsNeighbour(DayKey one, DayKey other) => one.ExamDay == other.ExamDay && one != other;

    [LoggerMessage(Level = LogLevel.Error, Message = "A view of page {Page} was not sent")]
    private partial void LogNotDrawn(Exception exception, Page page);
}
