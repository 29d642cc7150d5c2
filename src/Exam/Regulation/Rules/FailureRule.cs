namespace Itog.Exam.Regulation;

/// <summary>What follows a failure of equipment.</summary>
/// <param name="Place">Where the participant stands afterwards.</param>
/// <param name="UnseenVariantOnceShown">Whether a participant who has seen the КИМ goes on with a variant never seen.</param>
/// <param name="WishAsked">Whether the participant is asked if he wants to go on the same day.</param>
/// <param name="DecidedBy">Who decides that he goes on the same day.</param>
public sealed record FailureRule(LateRule Place, bool UnseenVariantOnceShown, bool WishAsked, SameDayDecision DecidedBy);
