namespace Whetstone.Kernels;

/// <summary>A function of one number, applied to every element of a tensor.</summary>
public interface IPointwise
{
    /// <summary>What the backward pass reads; less means that memory is free earlier.</summary>
    static virtual Keep Keep => Keep.InputAndOutput;

    /// <summary>The element type of the result.</summary>
    static virtual ResultType Result => ResultType.Floating;

    /// <summary>Whether it never falls, and is flat wherever two numbers have the same value: it may then run after max pooling instead of before, with the same bits.</summary>
    static virtual bool KeepsMaximum => false;

    /// <summary>Whether the slope's formula gives the same bits with the input in place of the output: a kernel that knows only the input then need not compute the output.</summary>
    static virtual bool SlopeTakesInput => false;

    /// <summary>Whether it gives back what it is given: a kernel then leaves it out.</summary>
    static virtual bool IsIdentity => false;

    /// <summary>The function.</summary>
    T Value<T>(T x) where T : struct, ILane<T>;

    /// <summary>Its derivative at <paramref name="x"/>, where <paramref name="y"/> is its value; the value at a kink is part of the definition.</summary>
    T Slope<T>(T x, T y) where T : struct, ILane<T>;
}

/// <summary>A function of two numbers, applied element by element with broadcasting.</summary>
public interface IPointwise2
{
    /// <summary>What the backward pass reads; <see cref="Kernels.Keep.Input"/> means both inputs.</summary>
    static virtual Keep Keep => Keep.InputAndOutput;

    /// <summary>The element type of the result.</summary>
    static virtual ResultType Result => ResultType.Promoted;

    /// <summary>The function.</summary>
    T Value<T>(T a, T b) where T : struct, ILane<T>;

    /// <summary>Its derivative in <paramref name="a"/>.</summary>
    T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T>;

    /// <summary>Its derivative in <paramref name="b"/>.</summary>
    T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T>;
}

/// <summary>A function of three numbers, applied element by element with broadcasting.</summary>
public interface IPointwise3
{
    /// <summary>The function.</summary>
    T Value<T>(T a, T b, T c) where T : struct, ILane<T>;

    /// <summary>Its derivative in <paramref name="a"/>.</summary>
    T SlopeA<T>(T a, T b, T c, T y) where T : struct, ILane<T>;

    /// <summary>Its derivative in <paramref name="b"/>.</summary>
    T SlopeB<T>(T a, T b, T c, T y) where T : struct, ILane<T>;

    /// <summary>Its derivative in <paramref name="c"/>.</summary>
    T SlopeC<T>(T a, T b, T c, T y) where T : struct, ILane<T>;
}

/// <summary>What a slope formula reads.</summary>
[Flags]
public enum Keep
{
    /// <summary>Neither: the slope is constant.</summary>
    Nothing = 0,

    /// <summary>The input.</summary>
    Input = 1,

    /// <summary>The output.</summary>
    Output = 2,

    /// <summary>Both.</summary>
    InputAndOutput = Input | Output,
}

/// <summary>How the element type of a pointwise result follows from its inputs'.</summary>
public enum ResultType
{
    /// <summary>The inputs' common type, or float32 if that is not a floating type.</summary>
    Floating,

    /// <summary>The inputs' common type.</summary>
    Promoted,

    /// <summary>Bool.</summary>
    Bool,
}
