using Itog.Exam.People;
using Microsoft.AspNetCore.Authorization;

namespace Itog.Server.Api;

/// <summary>Asks that the caller serves in one of these roles in the school that the path names. Also metadata, for the document of the API.</summary>
internal sealed record SchoolRoles(IReadOnlyList<StaffRole> Roles) : IAuthorizationRequirement;
