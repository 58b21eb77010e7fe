namespace Whetstone.Kernels.Tests;

/// <summary>One function of a lane, so that a test can run it on every lane.</summary>
internal interface IFormula
{
    static abstract T Of<T>(T x) where T : struct, ILane<T>;
}

internal readonly struct ExpFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Exp(x); }

internal readonly struct Expm1Formula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Expm1(x); }

internal readonly struct LogFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Log(x); }

internal readonly struct Log1pFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Log1p(x); }

internal readonly struct SinFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Sin(x); }

internal readonly struct CosFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Cos(x); }

internal readonly struct TanhFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Tanh(x); }

internal readonly struct ErfFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Erf(x); }

internal readonly struct SqrtFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Sqrt(x); }

internal readonly struct LogGammaFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.LogGamma(x); }

internal readonly struct DigammaFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Digamma(x); }

internal readonly struct TrigammaFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Trigamma(x); }

internal readonly struct FloorFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Floor(x); }

internal readonly struct RoundFormula : IFormula { public static T Of<T>(T x) where T : struct, ILane<T> => T.Round(x); }
