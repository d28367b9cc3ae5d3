using CyberAware.Core.Quizzes.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CyberAware.Core.Data.Configurations;

/// <summary>Kinds of attempts under the names that the databases have for them.</summary>
internal sealed class AttemptKindConverter() : ValueConverter<AttemptKind, string>(kind => AttemptKinds.NameOf(kind), name => AttemptKinds.Parse(name));
