using System.Collections.Concurrent;
using Itog.Conference;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Views;
using Microsoft.Extensions.Logging;

namespace Itog.Queue.Hub;

/// <summary>
/// Keeps the interlocutor's screen from observers until the participant has seen the КИМ on it: the media worker sends them nothing of that
/// slot before, whatever their page asks for. One per process; called by the hub and by the mailboxes' tasks.
/// </summary>
public sealed partial class ObserverScreens
{
    private static readonly Slot Screen = new(Seat.Interlocutor, TrackSource.Screen);

    private readonly ConcurrentDictionary<DayKey, bool> _shown = new();
    private readonly PageConnections _pages;
    private readonly IExamRoom _room;
    private readonly ILogger<ObserverScreens> _logger;

    public ObserverScreens(PageConnections pages, AuditoriumMailboxes mailboxes, IExamRoom room, ILogger<ObserverScreens> logger)
    {
        ArgumentNullException.ThrowIfNull(mailboxes);
        (_pages, _room, _logger) = (pages, room, logger);
        mailboxes.Changed += Follow;
    }

    /// <summary>Whether a page may ask to see this slot now.</summary>
    public static bool MayWant(PageConnection page, Slot slot)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Pass.Page != Page.Observer || slot != Screen || ObserverViewBuilder.MaySeeScreen(page.Mailbox.Snapshot.Day);
    }

    /// <summary>Right after an observer was let into the room and before he knows of it: shows or hides the screen.</summary>
    public async Task ApplyAsync(PageConnection page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Pass.Page != Page.Observer)
        {
            return;
        }

        bool shown;
        do
        {
            shown = ObserverViewBuilder.MaySeeScreen(page.Mailbox.Snapshot.Day);
            await ShowAsync(page, shown);
        }
        while (shown != ObserverViewBuilder.MaySeeScreen(page.Mailbox.Snapshot.Day));
    }

    private void Follow(AuditoriumSnapshot snapshot)
    {
        var shown = ObserverViewBuilder.MaySeeScreen(snapshot.Day);
        if (_shown.TryGetValue(snapshot.Materials.Key, out var before) && before == shown)
        {
            return;
        }

        _shown[snapshot.Materials.Key] = shown;
        foreach (var observer in _pages.Of(snapshot.Materials.Key).Where(p => p.Pass.Page == Page.Observer))
        {
            _ = FollowAsync(observer, shown);
        }
    }

    private async Task FollowAsync(PageConnection observer, bool shown)
    {
        try
        {
            await ShowAsync(observer, shown);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotFollowed(e, shown);
        }
    }

    private Task<bool> ShowAsync(PageConnection observer, bool shown) => _room.WantAsync(
        RoomNames.Room(observer.Pass.Day.ExamDay, observer.Pass.Day.Auditorium), RoomNames.MemberOf(observer.Pass), Screen, shown ? SlotWish.High : SlotWish.Off);

    [LoggerMessage(Level = LogLevel.Error, Message = "An observer's screen was not switched (shown: {Shown})")]
    private partial void LogNotFollowed(Exception exception, bool shown);
}
