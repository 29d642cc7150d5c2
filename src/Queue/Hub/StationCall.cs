using Itog.Queue.Access;
using Itog.Queue.Protocol;
using Itog.Queue.Wall;

namespace Itog.Queue.Hub;

/// <summary>One test call of a technician with the station of an auditorium, while it lasts. Owned by <see cref="StationCalls"/>, under its lock.</summary>
internal sealed class StationCall(Guid id, PagePass technician, string caller, DateTimeOffset at) : IDisposable
{
    public PagePass Technician => technician;

    /// <summary>The page that answered; null while it rings.</summary>
    public PagePass? Station { get; private set; }

    /// <summary>Since when it rings or, once it was answered, since when they talk.</summary>
    public DateTimeOffset Since { get; private set; } = at;

    public ITimer? Beat { get; set; }

    private string? Answerer { get; set; }

    public void Answer(PagePass station, string name, DateTimeOffset now) => (Station, Answerer, Since) = (station, name, now);

    /// <summary>Whether this page is one of the two who talk.</summary>
    public bool Joins(PagePass page) => Station is not null && (page == technician || page == Station);

    /// <summary>What a page of the auditorium sees of it: a technician his own call, a station what rings for it or what it has answered.</summary>
    public StationCallView? SeenBy(PagePass page, StationCallEnding? ending = null, TileSideView? technicians = null, TileSideView? stations = null)
    {
        var state = ending is not null ? StationCallState.Ended : Station is null ? StationCallState.Ringing : StationCallState.Talking;
        return page.Page switch
        {
            Page.Technician when page == technician => new(id, state, Answerer, ending, technicians, stations),
            Page.Station when Station is null || page == Station => new(id, state, caller, ending, stations, technicians),
            _ => null,
        };
    }

    public void Dispose() => Beat?.Dispose();
}
