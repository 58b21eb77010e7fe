namespace Whetstone;

/// <summary>Attribute values and a range of inputs at which an op may be tried; the laws test every op at its examples.</summary>
/// <param name="arguments">Constructor arguments of the op.</param>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ExampleAttribute(params object[] arguments) : Attribute
{
    /// <summary>Constructor arguments of the op.</summary>
    public object[] Arguments { get; } = arguments;

    /// <summary>Least input.</summary>
    public double From { get; init; } = -4;

    /// <summary>Largest input.</summary>
    public double To { get; init; } = 4;
}
