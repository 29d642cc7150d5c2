namespace Itog.Exam.Forms;

/// <summary>Who signs the acts for the school. Empty names leave the places to be filled in by hand.</summary>
public sealed record ActOfficials(string OrganizerName, string SchoolHeadName);
