using Itog.Exam.People;

namespace Itog.Server.People;

/// <summary>A school as its organizer's page knows it, and the roles of the asker there.</summary>
internal sealed record SchoolAnswer(int Id, string Code, string Name, string MunicipalityCode, string Region, string TimeZone, string? RegulationId, string? HelpPhone, IReadOnlyList<StaffRole> Roles);
