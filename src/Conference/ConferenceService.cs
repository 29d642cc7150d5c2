using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Itog.Conference.Rooms;
using Itog.Conference.Signalling;
using Itog.Conference.Workers;
using Itog.Conference.Workers.Tcp;
using Itog.WebRtc;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Itog.Conference;

/// <summary>
/// The door of the media side: the web side's threads call it, it posts commands to the media workers that own the rooms.
/// One per process; starts and stops with the host.
/// </summary>
public sealed partial class ConferenceService(IOptions<ConferenceOptions> options, TimeProvider time, ILogger<ConferenceService> logger)
    : IHostedService, IAsyncDisposable
{
    private readonly ConferenceOptions _options = options.Value;
    private readonly RoomEventFeed _events = new();
    private readonly TaskCompletionSource<Workshop> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private bool _stopped;

    /// <summary>The media clock, now.</summary>
#pragma warning disable CA1822 // the service is how others reach the clock
    public MediaTime Now => MediaClock.Now;
#pragma warning restore CA1822

    /// <summary>Where the workers listen, once started.</summary>
    public IReadOnlyList<IPEndPoint> Endpoints =>
        _started.Task.IsCompletedSuccessfully ? [.. _started.Task.Result.Stations.SelectMany(s => s.Worker.Locals)] : [];

    /// <summary>Opens the ports and starts the media threads; fails when a port cannot be had.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_started.Task.IsCompleted && !_stopped)
            {
                _started.SetResult(Open());
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Lets every member go and ends the media threads.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return Task.CompletedTask;
            }

            _stopped = true;
            if (_started.Task.IsCompletedSuccessfully)
            {
                _started.Task.Result.Dispose();
            }
            else
            {
                _started.TrySetCanceled(CancellationToken.None);
            }

            _events.Complete();
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Takes a member into a room (which appears with its first member) and answers the offer; a refusal changes nothing.
    /// The same member again takes the place of the old connection, which ends as <see cref="LeaveReason.Replaced"/>.
    /// </summary>
    public async Task<JoinResult> JoinAsync(RoomId room, MemberId member, Seat seat, JoinOffer offer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(offer);
        var workshop = await _started.Task.WaitAsync(cancellationToken);
        using var stay = workshop.Enter(room, out var station);
        if (!JoinPlan.TryCreate(seat, offer, station.Terms, out var plan, out var refusal))
        {
            LogRefused(room, seat, refusal.Code, refusal.Detail);
            return refusal;
        }

        return await AskAsync(room, (core, now) => core.Join(now, room, member, plan), new JoinRefusal(JoinRefusal.Stopping, "The service is stopping."));
    }

    /// <summary>
    /// Restarts the ICE of a member's connection, whose network has changed (RFC 8445 §9, RFC 8839 §4.4.1.1): all but the credentials of
    /// both sides stays, and packets take the old path until the new one is proved. A refusal changes nothing.
    /// </summary>
    /// <param name="remote">The member's new credentials.</param>
    /// <param name="session">Our ufrag as the caller knows it, so that a newer connection of the same member is left alone; null: whichever it has.</param>
    public Task<IceRestartResult> RestartIceAsync(RoomId room, MemberId member, IceCredentials remote, string? session = null)
    {
        ArgumentNullException.ThrowIfNull(remote);
        var local = IceCredentials.Create();
        return AskAsync<IceRestartResult>(
            room,
            (core, now) => core.RestartIce(now, room, member, local, remote, session),
            otherwise: new JoinRefusal(JoinRefusal.NoConnection, "No such room."));
    }

    /// <summary>Ends a member's connection; nothing happens when there is none.</summary>
    public Task LeaveAsync(RoomId room, MemberId member) => AskAsync(
        room,
        (core, now) =>
        {
            core.Leave(now, room, member);
            return true;
        },
        otherwise: true);

    /// <summary>
    /// Tells what a member wants to see in one of its slots from now on: without this, the largest picture. False when the member is not in the room or its
    /// offer has no such slot. A new connection begins anew.
    /// </summary>
    public Task<bool> WantAsync(RoomId room, MemberId member, Slot slot, SlotWish wish) =>
        AskAsync(room, (core, now) => core.Want(now, room, member, slot, wish), otherwise: false);

    /// <summary>
    /// Attaches an in-process subscriber (the recorder) to a room, before or after its members come.
    /// Disposing of the result detaches it; after that it is never called again.
    /// </summary>
    public async Task<IRoomAttachment> AttachAsync(RoomId room, ITrackSubscriber subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var workshop = await _started.Task;
        using var stay = workshop.Enter(room, out var station);
        var attachment = new Attachment(subscriber, logger);
        await station.Worker.Ask((core, now) =>
        {
            core.Attach(now, room, attachment);
            return true;
        });
        return new Detaching(station.Worker, room, attachment);
    }

    /// <summary>Every stream of a room; an unknown room has no members.</summary>
    public Task<RoomStatistics> StatisticsAsync(RoomId room) =>
        AskAsync(room, (core, now) => core.Statistics(now, room), otherwise: new RoomStatistics(room, Now, []));

    /// <summary>The visible members of a room.</summary>
    public Task<IReadOnlyList<RosterEntry>> RosterAsync(RoomId room) =>
        AskAsync(room, (core, _) => core.Roster(room), otherwise: []);

    /// <summary>What each media worker has to do with.</summary>
    public async Task<IReadOnlyList<WorkerLoad>> LoadAsync()
    {
        var workshop = await _started.Task;
        return await Task.WhenAll(workshop.Stations.Select(s => s.Worker.Ask((core, _) => core.Load(s.Worker.Port, s.Worker.Load))));
    }

    /// <summary>
    /// A feed of everything that happens in all rooms from now on, in the order of each room; it completes when
    /// <paramref name="until"/> is cancelled or the service stops. One reader a feed.
    /// </summary>
    public ChannelReader<RoomEvent> Subscribe(CancellationToken until = default) => _events.Subscribe(until);

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    // A room that no worker has, or whose worker has ended, has no members, which is no error to whoever tidies up after it.
    private async Task<T> AskAsync<T>(RoomId room, Func<WorkerCore, MediaTime, T> command, T otherwise)
    {
        var workshop = await _started.Task;
        try
        {
            return workshop.Find(room) is { } station ? await station.Worker.Ask(command) : otherwise;
        }
        catch (ObjectDisposedException)
        {
            return otherwise;
        }
    }

    private Workshop Open()
    {
        Peer.WarmUp();
        var addresses = LocalAddresses.Of(_options.BindAddress);
        var announced = Announced(addresses);
        var certificate = DtlsCertificate.Create(time.GetUtcNow());
        JoinRehearsal.Run(_options, certificate, time, Now);
        var origin = (time.GetUtcNow(), Now);
        var stations = new List<Station>();
        var places = new RoomPlaces([.. Enumerable.Range(0, _options.WorkerCount).Select(i => (Func<double>)(() => stations[i].Worker.Load))]);
        for (var i = 0; i < _options.WorkerCount; i++)
        {
            var port = _options.Port == 0 ? 0 : _options.Port + i;
            var worker = OpenWorker(i, addresses, port, MakeCore);
            IPEndPoint[] candidates = [.. announced.Select(a => a.Of(i, worker.Port))];
            IPEndPoint[] tcpCandidates = worker.TcpPort is { } tcp ? [.. announced.Select(a => a.Of(i, tcp))] : [];
            stations.Add(new Station(worker, new JoinTerms(certificate.Fingerprint, candidates, tcpCandidates, _options.MaxOfferLength)));
            worker.Start();
            LogListening(worker.Port, worker.TcpPort, candidates.Length);
        }

        return new Workshop(stations, places, certificate);

        WorkerCore MakeCore(IDatagramSink sink) => new(new WorkerContext
        {
            Options = _options,
            Certificate = certificate,
            Outbox = new Outbox(sink),
            WallClock = time,
            Origin = origin,
            Events = _events,
            Places = places,
            Logger = logger,
        });
    }

    private MediaWorker OpenWorker(int index, IReadOnlyList<IPAddress> addresses, int port, Func<IDatagramSink, WorkerCore> makeCore)
    {
        IUdpPort? udp = null;
        try
        {
            udp = UdpPorts.Open(_options.Sockets, addresses, port);
            return new MediaWorker(index, udp, _options.Tcp ? TcpListening.Open(addresses, udp.Port, exactly: port != 0) : null, makeCore, logger);
        }
        catch (SocketException e)
        {
            LogCannotListen(port, udp is null ? "UDP" : "TCP", e.Message);
            udp?.Dispose();
            throw;
        }
    }

    // What the start has let pass can be read.
    private PublicAddress[] Announced(IReadOnlyList<IPAddress> bound) => _options.PublicAddresses.Count == 0
        ? [.. bound.Select(a => new PublicAddress(a, null))]
        : [.. _options.PublicAddresses.Select(text => PublicAddress.TryParse(text, out var address, out var reason)
            ? address
            : throw new InvalidOperationException($"The public address '{text}' cannot be announced: {reason}."))];

    [LoggerMessage(Level = LogLevel.Critical, Message = "The media port {Port} cannot be opened by {Protocol}: {Reason}. End the program that has it, or set Conference:Port so that this and the next ports, one for each worker, are free")]
    private partial void LogCannotListen(int port, string protocol, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Media on UDP port {Port} and TCP port {TcpPort}, announced by {Addresses} addresses")]
    private partial void LogListening(int port, int? tcpPort, int addresses);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Room {Room}: an offer for the seat {Seat} was refused: {Code}: {Detail}")]
    private partial void LogRefused(RoomId room, Seat seat, string code, string detail);

    /// <summary>A worker and what its answers say.</summary>
    private sealed record Station(MediaWorker Worker, JoinTerms Terms);

    /// <summary>All workers, and which of them has a room.</summary>
    private sealed class Workshop(List<Station> stations, RoomPlaces places, DtlsCertificate certificate) : IDisposable
    {
        public IReadOnlyList<Station> Stations => stations;

        /// <summary>The station of a room, kept while the result lives: what is asked meanwhile finds the room in one place.</summary>
        public Stay Enter(RoomId room, out Station station)
        {
            station = stations[places.Hold(room)];
            return new Stay(places, room);
        }

        public Station? Find(RoomId room) => places.TryFind(room, out var worker) ? stations[worker] : null;

        public void Dispose()
        {
            stations.ForEach(s => s.Worker.Dispose());
            certificate.Dispose();
        }
    }

    private sealed class Stay(RoomPlaces places, RoomId room) : IDisposable
    {
        public void Dispose() => places.Release(room);
    }

    private sealed class Detaching(MediaWorker worker, RoomId room, Attachment attachment) : IRoomAttachment
    {
        public void RequestKeyFrame(Slot slot) => _ = worker.Ask((core, now) =>
        {
            core.RequestKeyFrame(now, room, slot, attachment.WantsSmallest);
            return true;
        });

        public async ValueTask DisposeAsync()
        {
            try
            {
                await worker.Ask((core, now) =>
                {
                    core.Detach(now, room, attachment);
                    return true;
                });
            }
            catch (ObjectDisposedException)
            {
                // The worker has ended, and with it every call.
            }
        }
    }
}
