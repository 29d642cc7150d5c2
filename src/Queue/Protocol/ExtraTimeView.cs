namespace Itog.Queue.Protocol;

/// <summary>The extra minutes of who answers, for him and for the station.</summary>
/// <param name="LeftSeconds">What is left now; a pause that lasts is not taken off before it ends.</param>
/// <param name="RestingSince">Since when he rests; null while he does not.</param>
/// <param name="MayRest">Whether a pause may begin now.</param>
public sealed record ExtraTimeView(int GrantedSeconds, int LeftSeconds, DateTimeOffset? RestingSince, bool MayRest);
