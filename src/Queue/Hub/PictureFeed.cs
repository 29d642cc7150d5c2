using Itog.Conference;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Itog.Queue.Hub;

/// <summary>
/// Tells each page which pictures it does not see whole, and why, whenever that changes: always the whole list, so that nothing needs to be remembered.
/// One task for all rooms.
/// </summary>
public sealed partial class PictureFeed(
    ConferenceService conference, PageConnections pages, IExamRoom room, IHubContext<QueueHub> hub, ILogger<PictureFeed> logger) : BackgroundService
{
    /// <summary>Sends a page the state of its pictures now.</summary>
    public async Task TellAsync(PageConnection page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (RoomNames.SeatOf(page.Pass.Page) is null)
        {
            return;
        }

        try
        {
            var statistics = await room.StatisticsAsync(RoomNames.Room(page.Pass.Day.ExamDay, page.Pass.Day.Auditorium));
            var member = RoomNames.MemberOf(page.Pass);
            await hub.Clients.Client(page.Id).SendAsync("pictures", SlotPictureView.Of(statistics.Members.FirstOrDefault(m => m.Member == member)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotTold(e, page.Pass.Page);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var happened in conference.Subscribe(stoppingToken).ReadAllAsync(stoppingToken))
        {
            if (Concerns(happened) && pages.Find(happened.Room, happened.Member) is { } page)
            {
                await TellAsync(page);
            }
        }
    }

    /// <summary>Whether pictures may be other ones after this: a new connection begins with all of them whole.</summary>
    internal static bool Concerns(RoomEvent happened) => happened is RoomEvent.PictureChanged or RoomEvent.MemberConnected { Returned: false };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Page {Page} was not told of its pictures")]
    private partial void LogNotTold(Exception exception, Page page);
}
