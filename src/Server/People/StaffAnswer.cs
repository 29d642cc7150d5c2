using Itog.Exam.People;

namespace Itog.Server.People;

/// <summary>An account of a school's staff and where it works.</summary>
/// <param name="Kept">Whether this school may give it a password and disable it.</param>
/// <param name="HasPassword">Whether it ever got one.</param>
/// <param name="OneTimePassword">Whether its owner has still to replace the password that was printed for him.</param>
internal sealed record StaffAnswer(
    Guid Id, string UserName, string FullName, bool Kept, bool HasPassword, bool OneTimePassword, bool Disabled, IReadOnlyList<StaffPlace> Places);
