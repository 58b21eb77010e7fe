namespace Whetstone.Kernels;

/// <summary>Lanes that live in memory: several neighbouring floats at once.</summary>
public unsafe interface IVector<T> : ILane<T> where T : struct, IVector<T>
{
    /// <summary>Floats a vector.</summary>
    static abstract int Width { get; }

    /// <summary>Reads <see cref="Width"/> neighbours.</summary>
    static abstract T Load(float* from);

    /// <summary>The same value in every lane.</summary>
    static abstract T Splat(float value);

    /// <summary>2 to the power of a whole number between −126 and 127.</summary>
    static abstract T PowerOfTwo(T exponent);

    /// <summary>Writes <see cref="Width"/> neighbours.</summary>
    static abstract void Store(T value, float* to);
}
