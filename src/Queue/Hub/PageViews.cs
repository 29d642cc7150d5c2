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
    private readonly IHubContext<QueueHub> _hub;
    private readonly ILogger<PageViews> _logger;

    public PageViews(PageConnections pages, AuditoriumMailboxes mailboxes, IHubContext<QueueHub> hub, ILogger<PageViews> logger)
    {
        ArgumentNullException.ThrowIfNull(mailboxes);
        (_pages, _hub, _logger) = (pages, hub, logger);
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
            Page.Technician => TechnicianViewBuilder.Build(snapshot),
            _ => throw new ArgumentOutOfRangeException(nameof(pass)),
        };
    }

    /// <summary>Sends a page its views until it is closed.</summary>
    public async Task FeedAsync(PageConnection page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await foreach (var snapshot in page.SnapshotsAsync())
        {
            try
            {
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
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A view of page {Page} was not sent")]
    private partial void LogNotDrawn(Exception exception, Page page);
}
