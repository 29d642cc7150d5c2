namespace Itog.Conference;

/// <summary>What one media worker has to do with at this moment. Counts of what was dropped are since its start.</summary>
/// <param name="Connecting">Members that have not been connected yet.</param>
/// <param name="Addresses">Remote addresses from which datagrams are taken.</param>
/// <param name="Strays">Datagrams that belonged to no member.</param>
/// <param name="UnreadChecks">Connectivity checks dropped unread, because there were too many before them.</param>
public sealed record WorkerLoad(int Port, int Rooms, int Members, int Connecting, int Addresses, long Strays, long UnreadChecks);
