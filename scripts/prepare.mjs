console.log("prepare: later")
