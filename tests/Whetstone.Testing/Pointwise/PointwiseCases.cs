using System.Reflection;
using Whetstone.Kernels;

namespace Whetstone.Testing;

/// <summary>All pointwise ops of the framework, found by reflection: a new op is under test the moment its file exists.</summary>
public static class PointwiseCases
{
    private static readonly (Type Function, Type Case)[] Kinds =
        [(typeof(IPointwise), typeof(UnaryCase<>)), (typeof(IPointwise2), typeof(BinaryCase<>)), (typeof(IPointwise3), typeof(TernaryCase<>))];

    /// <summary>Every example of every op, by name.</summary>
    public static IReadOnlyDictionary<string, PointwiseCase> All { get; } = Types.SelectMany(Examples).ToDictionary(c => c.Name);

    /// <summary>Public functions, named as an op or not.</summary>
    public static IEnumerable<Type> Types => typeof(Add).Assembly.GetTypes()
        .Where(t => t.IsValueType && (t.IsPublic || t.IsDefined(typeof(OpAttribute))) && Kinds.Any(k => t.IsAssignableTo(k.Function)));

    private static IEnumerable<PointwiseCase> Examples(Type type) => type.GetCustomAttributes<ExampleAttribute>().Select(example =>
    {
        object fn = Activator.CreateInstance(type, example.Arguments)!;
        Type kind = Kinds.First(k => type.IsAssignableTo(k.Function)).Case.MakeGenericType(type);
        return (PointwiseCase)Activator.CreateInstance(kind, fn, example)!;
    });
}
