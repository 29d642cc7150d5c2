namespace Itog.Exam.People;

/// <summary>A school that was just made, and how its first organizer gets in: told this once.</summary>
public sealed record NewSchool(School School, StaffMember Organizer, string Password);
