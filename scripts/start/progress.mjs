/** Says on the terminal what is being done, how far the start is, and how long each step took. */
export class Progress {
  #total
  #begun = 0

  constructor(total) {
    this.#total = total
  }

  /** Runs a step under its name. A step that had nothing to do (returns false) leaves no line. */
  async step(name, work) {
    this.#begun += 1
    const number = `[${this.#begun}/${this.#total}]`
    const from = Date.now()
    let announced = false
    const announce = () => {
      announced = true
      process.stdout.write(`${number} ${name} …\n`)
    }
    const timer = setTimeout(announce, 150)
    try {
      const did = await work()
      if (did !== false && announced) process.stdout.write(`${number} ${name}: done in ${seconds(Date.now() - from)}\n`)
    } finally {
      clearTimeout(timer)
    }
  }
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`
