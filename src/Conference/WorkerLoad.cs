namespace Itog.Conference;

/// <summary>What one media worker has to do with at this moment. Counts of what was dropped are since its start.</summary>
/// <param name="Busy">The share of a core that it has used in the last second, 0 to 1.</param>
/// <param name="Connecting">Members that have not been connected yet.</param>
/// <param name="Addresses">Remote addresses from which datagrams are taken.</param>
/// <param name="Strays">Datagrams that belonged to no member.</param>
/// <param name="UnreadChecks">Connectivity checks dropped unread, because there were too many before them.</param>
public sealed record WorkerLoad(int Port, double Busy, int Rooms, int Members, int Connecting, int Addresses, long Strays, long UnreadChecks);
