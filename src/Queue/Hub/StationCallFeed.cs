using Itog.Queue.Protocol;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Itog.Queue.Hub;

/// <summary>Pushes <c>stationCall</c> to the technician's page and to the station whenever their test call changes. One per process; any thread.</summary>
public sealed partial class StationCallFeed
{
    private readonly StationCalls _calls;
    private readonly IHubContext<QueueHub> _hub;
    private readonly ILogger<StationCallFeed> _logger;

    public StationCallFeed(StationCalls calls, IHubContext<QueueHub> hub, ILogger<StationCallFeed> logger)
    {
        ArgumentNullException.ThrowIfNull(calls);
        (_calls, _hub, _logger) = (calls, hub, logger);
        calls.Changed += (page, call) => _ = PushAsync(page, call);
    }

    /// <summary>Tells a page that has just come.</summary>
    public Task TellAsync(PageConnection page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Pass.Page is Page.Technician or Page.Station ? PushAsync(page, _calls.Of(page.Pass)) : Task.CompletedTask;
    }

    private async Task PushAsync(PageConnection page, StationCallView? call)
    {
        try
        {
            await _hub.Clients.Client(page.Id).SendAsync("stationCall", call);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotTold(e, page.Pass.Page);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Page {Page} was not told of a test call")]
    private partial void LogNotTold(Exception exception, Page page);
}
