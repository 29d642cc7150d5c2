namespace Itog.Exam.Kim;

/// <summary>The picture of a description topic.</summary>
/// <param name="MediaType"><c>image/svg+xml</c>, <c>image/jpeg</c>.</param>
/// <param name="Description">What it shows, for those who score and for screen readers of the staff; not for the participant, whose task it is to say so.</param>
public sealed record KimPicture(string MediaType, byte[] Content, string Description);
